"""The team blog for plain Pelican: its theme "simple", with the lists and feeds of the bench."""

SITENAME = "A team"
SITEURL = "https://example.org"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
PATH, OUTPUT_PATH, THEME = "content", "output", "simple"
PLUGINS: list[str] = []
TYPOGRIFY = True

ARTICLE_PATHS, STATIC_PATHS = ["posts"], ["images"]
USE_FOLDER_AS_CATEGORY = False
ARTICLE_URL, ARTICLE_SAVE_AS = "{slug}/", "{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "categories/{slug}/", "categories/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "authors/{slug}/", "authors/{slug}/index.html"

DEFAULT_PAGINATION = 10
# Without these, page 2 of "tag 1" and page 1 of "tag 12" would be the same file.
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_MAX_ITEMS = 20
FEED_ALL_ATOM, FEED_ALL_RSS = "atom.xml", "rss.xml"
TAG_FEED_RSS = "tags/{slug}/rss.xml"
CATEGORY_FEED_RSS, CATEGORY_FEED_ATOM = "categories/{slug}/rss.xml", None
AUTHOR_FEED_RSS, AUTHOR_FEED_ATOM = "authors/{slug}/rss.xml", None
TRANSLATION_FEED_ATOM = None
