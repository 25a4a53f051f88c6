SITEURL = "https://notes.example.org"
WEEKPRESS_GAPS = True
