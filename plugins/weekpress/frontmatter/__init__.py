"""What a post, weeknote, page, project and person may say about itself.

`read_document` reads one file; `catalogue.read_catalogue` a whole folder. Neither knows Pelican,
so the build, the check and the editors' schemas all stand on the same words.
"""

from weekpress.frontmatter.document import Document, read_document
from weekpress.frontmatter.models import Kind, Page, Person, Post, Project, Weeknote, Written

__all__ = [
    "Document",
    "Kind",
    "Page",
    "Person",
    "Post",
    "Project",
    "Weeknote",
    "Written",
    "read_document",
]
