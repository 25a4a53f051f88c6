SITEURL = "https://example.org/blog"
