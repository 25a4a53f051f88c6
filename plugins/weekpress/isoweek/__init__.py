"""The shared word `isoweek`: the weeks a team's notes hang on, and how people write them.

`Week` is one ISO week and `Weeks` a run of them. Nothing here knows a file, a project or Pelican.
"""

from weekpress.isoweek.months import MONTHS, long_date
from weekpress.isoweek.week import Week, Weeks, last_week

__all__ = ["MONTHS", "Week", "Weeks", "last_week", "long_date"]
