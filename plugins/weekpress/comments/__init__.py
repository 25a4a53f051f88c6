"""Comments: anyone can reply, a filter looks, a person decides, nothing is lost.

record <- store <- service <- web; filters and publishers behind protocols; `plugin` alone knows
Pelican. The service writes approved comments into `content/comments/`, the build reads them there,
and neither calls the other. What the two must agree on stands in `record`, `posts` and `fields`.
"""
