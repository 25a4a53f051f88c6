"""People and projects: their files -> pages, and who wrote what.

Comes in: content/people/ and content/projects/. Goes out: `context["people"]` and
`context["projects"]`, a page for each, and on every author `.person`. The page of a person is
Pelican's author page; somebody who has written nothing yet has one too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.contents import Author, Page, SkipStub
from pelican.generators import Generator, PelicanTemplateNotFound

from weekpress.build import KEY

if TYPE_CHECKING:
    from weekpress.build import Build


class _Member(Page):  # type: ignore[misc]  # Pelican has no types
    """A page with one address, whatever language it is written in."""

    def get_url_setting(self, key: str) -> str:
        override = getattr(self, f"override_{key}", None)
        return str(override or self._expand_settings(key))


class Person(_Member):
    """Somebody who writes: name, role, links, left, and the bio as content."""

    default_template = "author"


class Project(_Member):
    """A project: name, summary, state, people, links, and its articles, newest first."""

    default_template = "project"


class TeamGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Reads people and projects, and writes their pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Pelican's signature
        super().__init__(*args, **kwargs)
        self.people: list[Person] = []
        self.projects: list[Project] = []

    def generate_context(self) -> None:
        """Put `people`, with a stand-in for each author without a file, and `projects` in it."""
        self.projects = self._read("project", Project)
        written = self._read("person", Person)
        known = {person.slug for person in written}
        authors = [author for author, _ in self.context["authors"]]
        stand_ins = [self._stand_in(a) for a in authors if a.slug not in known]
        self.people = sorted([*written, *stand_ins], key=lambda p: (_sort_name(p), p.slug))
        self._update_context(("people", "projects"))

    def generate_output(self, writer: object) -> None:  # any Writer
        """Write a page for each project, and for each person Pelican writes none for."""
        for project in self.projects if self._has_template("project") else ():
            self._write(writer, project, project=project, articles=project.articles)
        with_articles = {author.slug for author, _ in self.context["authors"]}
        for person in (p for p in self.people if p.slug not in with_articles):
            author = Author(person.name, self.settings)
            author.slug, author.person = person.slug, person
            self._write(writer, person, author=author, articles=[])

    def _has_template(self, name: str) -> bool:
        """Whether the theme can draw it: a theme made for Pelican alone knows no projects."""
        try:
            return bool(self.get_template(name))
        except PelicanTemplateNotFound:
            return False

    def _write(self, writer: Any, content: Page, **more: Any) -> None:  # noqa: ANN401 -- Pelican has no types
        writer.write_file(
            content.save_as,
            self.get_template(content.template),
            self.context,
            self.settings["RELATIVE_URLS"],
            template_name=content.template,
            url=content.url,
            page_name=content.url.rstrip("/"),
            dates=more["articles"],
            **more,
        )

    def _read(self, kind: str, content_class: type[Page]) -> list[Any]:
        """The published files of one kind. What is skipped was read too, for its faults.

        kind -- the value of its `weekpress.frontmatter.Kind`: to draw a person's page again needs
                this module, and not all that reads front matter
        """
        contents = []
        build: Build = self.context[KEY]
        for document in (d for d in build.catalogue.documents.values() if d.kind.value == kind):
            content = self.readers.read_file(
                self.path, document.path, content_class=content_class, context=self.context
            )
            if not isinstance(content, SkipStub):
                self.add_source_path(content)
                self.add_static_links(content)
                contents.append(content)
        return sorted(contents, key=lambda c: c.slug)

    def _stand_in(self, author: Author) -> Person:
        name = {"title": author.name, "name": author.name, "slug": author.slug}
        nothing: dict[str, Any] = {"role": "", "links": {}, "left": None, "source": "", "toc": ""}
        return Person("", metadata=name | nothing, settings=self.settings, context=self.context)


def _sort_name(person: Person) -> tuple[str, ...]:
    """By surname, as a reader looks for it, then by the other names."""
    parts = person.name.casefold().split()
    return (parts[-1], *parts[:-1]) if parts else ("",)


def introduce(generators: list[Generator]) -> None:
    """Give every author their person, every article its project, every project its people."""
    context = generators[0].context
    build: Build = context[KEY]
    people = {person.slug: person for person in context["people"]}
    projects = {project.source: project for project in context["projects"]}
    for project in projects.values():
        project.articles = []
        project.old_urls = _old_urls(project)
        members = [build.catalogue.author(name) for name in project.people]
        project.people = [people.get(slug) or name for name, slug in members]
    for author, _ in context["authors"]:
        author.person = people.get(author.slug)
    for article in context["articles"]:
        for author in article.authors:
            author.person = people.get(author.slug)
        document = build.catalogue.documents.get(getattr(article, "source", ""))
        about = build.catalogue.project_of(document) if document else None
        article.project = projects.get(about.path) if about else None
        if article.project:
            article.project.articles.append(article)


def _old_urls(project: Project) -> list[str]:
    """Where the project would be, had it kept a name it had before."""
    # All that reads front matter comes along: to draw a page again, this module needs none of it.
    from weekpress.frontmatter.slugs import slug_of

    slugs = dict.fromkeys(slug_of(alias) for alias in project.aliases)
    address = str(project.settings["PROJECT_URL"])
    return [address.format(slug=slug) for slug in slugs if slug and slug != project.slug]


def generators_of_team(_pelican: object) -> type[TeamGenerator]:
    """Tell Pelican of the generator."""
    return TeamGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(generators_of_team)
    signals.all_generators_finalized.connect(introduce)
