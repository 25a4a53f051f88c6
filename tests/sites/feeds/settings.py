SITENAME = "Our notes"
SITESUBTITLE = "What we do"
