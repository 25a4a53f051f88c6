"""The site, as it is built on a writer's machine; publishconf.py is it at its public address."""

SITENAME = "Marchwater Digital"
SITESUBTITLE = "Notes from an invented council’s digital team"
SITEURL = ""
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = ".cache"

# The pipeline, in order. Each takes what the ones above it made.
PLUGIN_PATHS = ["plugins"]
PLUGINS = [
    "weekpress.reader",  # content/ -> articles and pages, their front matter judged
    "weekpress.team",  # people and projects -> pages, and who wrote what
    "weekpress.weeknotes",  # articles -> weeks, timelines, what is new
    "weekpress.related",  # articles -> related ones, older and newer
    "weekpress.theme",  # the team's brand -> colours that can be read, one style sheet
    "weekpress.comments.plugin",  # content/comments/ -> threads; the form, or why there is none
    "weekpress.feeds",  # lists -> RSS, Atom, JSON Feed
    "weekpress.hosting",  # output -> what the host needs: redirects, headers, sitemap
    "weekpress.incremental",  # what is as it was -> left alone; the rest -> drawn, by all cores
    "weekpress.output",  # every finding told; files written whole, none left behind
]

# Where things are: one folder a kind.
ARTICLE_PATHS = [""]
ARTICLE_EXCLUDES = ["pages", "projects", "people", "comments", "images"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
THEME_STATIC_PATHS = ["static/icons"]
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "Posts"

# Where comments are sent: `weekpress comments serve` on this machine; publishconf.py has the public
# one. Without it there is no form, and WEEKPRESS_COMMENTS_CONTACT says how to reply.
WEEKPRESS_COMMENTS_SERVICE = "http://127.0.0.1:8010/"
WEEKPRESS_COMMENTS_CONTACT = "digital@marchwater.example.org"

# Addresses. All end in a slash, so that any static host serves them.
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
ARTICLE_LANG_URL = "{slug}/"
ARTICLE_LANG_SAVE_AS = "{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{slug}/"
PAGE_LANG_SAVE_AS = "{slug}/index.html"
PROJECT_URL = "projects/{slug}/"
PROJECT_SAVE_AS = "projects/{slug}/index.html"
AUTHOR_URL = PERSON_URL = "people/{slug}/"
AUTHOR_SAVE_AS = PERSON_SAVE_AS = "people/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
CATEGORY_URL = "categories/{slug}/"
CATEGORY_SAVE_AS = "categories/{slug}/index.html"
YEAR_ARCHIVE_URL = "archive/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

# Pages that are one template each.
DIRECT_TEMPLATES = [
    "index", "archives", "tags", "categories", "authors", "projects", "weeknotes",
    "decisions", "glossary", "accessibility", "comments", "subscribe", "404",
]  # fmt: skip
INDEX_URL = ""
ARCHIVES_URL, ARCHIVES_SAVE_AS = "archive/", "archive/index.html"
TAGS_URL, TAGS_SAVE_AS = "tags/", "tags/index.html"
CATEGORIES_URL, CATEGORIES_SAVE_AS = "categories/", "categories/index.html"
AUTHORS_URL, AUTHORS_SAVE_AS = "people/", "people/index.html"
PROJECTS_URL, PROJECTS_SAVE_AS = "projects/", "projects/index.html"
WEEKNOTES_URL, WEEKNOTES_SAVE_AS = "weeknotes/", "weeknotes/index.html"
DECISIONS_URL, DECISIONS_SAVE_AS = "decisions/", "decisions/index.html"
GLOSSARY_URL, GLOSSARY_SAVE_AS = "glossary/", "glossary/index.html"
ACCESSIBILITY_URL, ACCESSIBILITY_SAVE_AS = "accessibility/", "accessibility/index.html"
COMMENTS_URL, COMMENTS_SAVE_AS = "comments/", "comments/index.html"
SUBSCRIBE_URL, SUBSCRIBE_SAVE_AS = "subscribe/", "subscribe/index.html"
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}

# Nothing unpublished is ever written: weekpress.reader leaves drafts, hidden and future-dated
# articles out. These are a second lock on the same door.
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""

# Ours writes them: three formats, every author, permanent ids (weekpress.feeds).
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = CATEGORY_FEED_RSS = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = TRANSLATION_FEED_RSS = None

# Pelican warns of every empty alt, also of pictures marked as decorative.
LOG_FILTER = [(30, "Empty alt attribute for image %s in %s")]

# Ours does these while it reads, without harm to code and addresses (weekpress.markup).
TYPOGRIFY = False
SUMMARY_MAX_LENGTH = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
