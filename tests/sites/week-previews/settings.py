SITEURL = "https://notes.example.org"
