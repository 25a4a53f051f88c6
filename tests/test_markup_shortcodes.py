"""Other generators' shortcodes are never printed as prose, and always told."""

from __future__ import annotations

import pytest

from weekpress.errors import told
from weekpress.markup import Renderer

RENDERER = Renderer()


def html(text: str) -> str:
    return RENDERER.render(text, "a.md", 1).html


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('Before {{< img src="a" >}} after', "<p>Before  after</p>"),
        ("{{% toc %}}\n\nText", "<p>Text</p>"),
        ("Text {% include a.html %}", "<p>Text </p>"),
        ("{%- if x -%}a{%- endif -%}", "<p>a</p>"),
        ("By {{ page.author }}.", "<p>By .</p>"),
        ("By {{- .Title -}}.", "<p>By .</p>"),
        ('{{< figure\n  src="a.png"\n  alt="b" >}}\n\nText', "<p>Text</p>"),
        ('{{< a b="{{ c }}" >}}text', "<p>text</p>"),
        ('<img src="{{< a >}}" alt="x">text', "<p>text</p>"),
        ('<p title="x {{ y }}">z</p>', '<p title="x">z</p>'),
        ("x{{</* ref */>}}", "<p>x</p>"),
    ],
)
def test_a_shortcode_is_left_out(text: str, left: str) -> None:
    assert html(text) == left


@pytest.mark.parametrize(
    "code",
    [
        "`{{< ref >}}`",
        "    {{ variable }}",
        "```\n{% include %}\n```",
        "```jinja\n{{ a }}{% b %}\n```",
        "<code>{{ a }}</code>",
        "<kbd>{{ a }}</kbd>",
    ],
)
def test_a_shortcode_in_code_is_an_example(code: str) -> None:
    rendered = RENDERER.render(code, "a.md", 1)
    assert "{{" in rendered.plain.replace("{%", "{{")
    assert rendered.findings == ()


def test_an_example_is_shown_as_it_was_written() -> None:
    assert html('`{{< ref "a&b.md" >}}`') == '<p><code>{{&lt; ref "a&amp;b.md" &gt;}}</code></p>'


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{{< note >}}text{{< /note >}}", "<p>text</p>"),
        ("{{< box >}}\n- a\n- b\n{{< /box >}}", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("{{% notice %}}\n## A\n{{% /notice %}}", '<h2 id="a">A</h2>'),
        ("{% highlight ruby %}\ntext\n{% endhighlight %}", "<p>text</p>"),
    ],
)
def test_what_a_pair_wraps_is_kept(text: str, left: str) -> None:
    assert html(text) == left


def test_a_pair_is_told_once() -> None:
    assert len(RENDERER.render("{{< note >}}text{{< /note >}}", "a.md", 1).findings) == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[{{< img src=a >}}](https://a.example)\n\nText", "<p>Text</p>"),
        ("- {{< a >}}\n\nText", "<p>Text</p>"),
        ("## {{< a >}}\n\nText", "<p>Text</p>"),
        ("> **{{< a >}}**\n\nText", "<p>Text</p>"),
        (
            "<figure><img src={{< a >}}><figcaption>{{ b }}</figcaption></figure>\n\nText",
            "<p>Text</p>",
        ),
    ],
)
def test_nothing_empty_is_left_behind(text: str, left: str) -> None:
    assert html(text) == left


def test_what_a_linked_picture_showed_becomes_the_words_of_the_link() -> None:
    text = '[{{< img src="a.png" alt="Speed dial" >}}](https://a.example)'
    assert html(text) == '<p><a href="https://a.example">Speed dial</a></p>'


@pytest.mark.parametrize(
    "link",
    [
        '[words]({{< ref "2013-05-01-x.md" >}} "title")',
        "[words][1]\n\n[1]: {{< relref x.md >}}",
        '<a href="{{< ref "x.md" >}}#part">words</a>',
        "[words]({% post_url 2013-05-01-x %})",
        "[words]({{ site.url }}/x)",
    ],
)
def test_a_link_to_a_shortcode_keeps_its_words(link: str) -> None:
    rendered = RENDERER.render(link, "a.md", 1)
    assert rendered.html == "<p>words</p>"
    assert ["the link is gone" in f.message for f in rendered.findings] == [True]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('[w]({{< ref "x.md" >}})', "{filename}/posts/x.md"),
        ('[w]({{< ref path="x.md" lang="en" >}} "t")', "{filename}/posts/x.md"),
        ('<a href="{{< ref "x.md" >}}#part">w</a>', "{filename}/posts/x.md#part"),
        ("[w]({% post_url 2013-05-01-x %})", "{filename}/posts/2013-05-01-x"),
    ],
)
def test_a_link_that_can_be_resolved_is_kept(link: str, address: str) -> None:
    renderer = Renderer(resolve=lambda name: f"{{filename}}/posts/{name}")
    rendered = renderer.render(link, "a.md", 1)
    assert f'href="{address}"' in rendered.html
    assert rendered.findings == ()


@pytest.mark.parametrize("answer", [None, "", "javascript:alert(1)"])
def test_a_link_that_cannot_be_resolved_goes(answer: str | None) -> None:
    renderer = Renderer(resolve=lambda _name: answer)
    assert renderer.render("[w]({{< ref x.md >}})", "a.md", 1).html == "<p>w</p>"


@pytest.mark.parametrize(
    ("shortcode", "instead"),
    [
        ('{{< legacy-img-right src="a" >}}', "![what it shows]({static}/images/"),
        ("{{< youtube abc >}}", "[Video: its title](https://"),
        ("{{< note >}}", "> [!NOTE]"),
        ("{{< box >}}", "> [!NOTE]"),
        ("{% highlight ruby %}", "```"),
        ('{{< quote-block text="a" >}}', "> before each line"),
        ('{{< asset-static file="a.pdf" >}}', "{static}/files/"),
        ("{{< button >}}", "[text]({filename}/posts/"),
        ("{{< accordion >}}", "<details>"),
        ("{{< mystery >}}", "in Markdown"),
        ("{{ site.title }}", "backticks"),
    ],
)
def test_a_finding_says_what_to_write_instead(shortcode: str, instead: str) -> None:
    (finding,) = RENDERER.render(f"Text\n\n{shortcode} x", "a.md", 30).findings
    assert finding.line == 32
    assert instead in finding.fix


def test_the_same_shortcode_is_told_once_with_its_count() -> None:
    findings = RENDERER.render("{{< img a >}} {{< img b >}}", "posts/a.md", 4).findings
    (line,) = told(findings)
    assert line.startswith("warning: posts/a.md:4: shortcode: {{< img >}} belongs to another site")
    assert line.endswith("(2 times in this file; this is the first.)")


@pytest.mark.parametrize("text", ["<!-- {{< draft >}} -->", "a { b } c", "{static}", "100 %}"])
def test_what_is_no_shortcode_is_left_alone(text: str) -> None:
    assert RENDERER.render(f"{text}", "a.md", 1).findings == ()


def test_nobody_can_forge_what_stands_for_a_shortcode() -> None:
    text = "qzshort0z {{< img >}} qzshortq0z `qzshort0z`"
    assert html(text) == "<p>qzshort0z  qzshortq0z <code>qzshort0z</code></p>"
    assert html("qzſhort0z {{< img >}}") == "<p>qzſhort0z </p>"
