"""The same site at its public address: what `weekpress build --publish` builds."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403 -- Pelican's own habit

SITEURL = "https://weekpress.example.org"
RELATIVE_URLS = False
WEEKPRESS_COMMENTS_SERVICE = "https://comments.weekpress.example.org/"
# weekpress.output removes what is stale after the build; this would do it before, faults or not.
DELETE_OUTPUT_DIRECTORY = False
