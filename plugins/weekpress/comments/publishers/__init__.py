"""Publishers: approved comments into the site's content, behind one protocol; see `protocol`."""
