# As settings written before there was such a page.
DIRECT_TEMPLATES.remove("decisions")  # noqa: F821 -- of the settings this is added to
