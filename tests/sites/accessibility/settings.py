WEEKPRESS_IMPORTED_BEFORE = "2024-04-01"
SITEURL = "https://notes.example.org/blog"
