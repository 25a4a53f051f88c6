# The colour of a logo, as it was sent.
WEEKPRESS_ACCENT = "#84bd00"
