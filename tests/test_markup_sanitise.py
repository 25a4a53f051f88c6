"""Whatever a writer pastes, no script runs, no page breaks, and what is left out is told."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from weekpress.errors import Severity
from weekpress.markup import Renderer, sanitise, sanitise_for_feed
from weekpress.markup.sanitise import SCHEMES, TAGS, addresses

RENDERER = Renderer()

VECTORS = {
    "script": "<script>alert(1)</script>",
    "script in capitals": "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "script never closed": "<script>alert(1)//",
    "script in pieces": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "image error": "<img src=x onerror=alert(1)>",
    "image error, slashes": "<img/src=x/onerror=alert(1)>",
    "event in capitals": "<a href=x OnClick=alert(1)>x</a>",
    "pointer event": "<b onmouseover=alert(1)>x</b>",
    "details toggle": "<details open ontoggle=alert(1)>x</details>",
    "video error": "<video><source onerror=alert(1)></video>",
    "audio start": "<audio autoplay onplay=alert(1) src=x></audio>",
    "animation event": "<p style=animation-name:x onanimationstart=alert(1)>x</p>",
    "svg load": "<svg onload=alert(1)>",
    "svg script": "<svg><script>alert(1)</script></svg>",
    "svg animate": "<svg><a><animate attributeName=href values=javascript:alert(1) />x</a></svg>",
    "svg foreign": "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
    "svg use": "<svg><use href=data:image/svg+xml;base64,PHN2Zy8+#x></svg>",
    "math address": "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "math annotation": (
        "<math><annotation-xml encoding=text/html><img src=x onerror=alert(1)>"
        "</annotation-xml></math>"
    ),
    "javascript": "<a href=javascript:alert(1)>x</a>",
    "javascript in Markdown": "[x](javascript:alert(1))",
    "javascript in angle brackets": "[x](<javascript:alert(1)>)",
    "javascript in a reference": "[x][1]\n\n[1]: javascript:alert(1)",
    "javascript in an autolink": "<javascript:alert(1)>",
    "javascript in mixed case": "<a href=JaVaScRiPt:alert(1)>x</a>",
    "javascript as entities": "<a href='&#106;avascript&colon;alert(1)'>x</a>",
    "javascript with a tab": "<a href='java&Tab;script:alert(1)'>x</a>",
    "javascript with a newline": "<a href='java\nscript:alert(1)'>x</a>",
    "javascript after a control": "<a href='&#1; javascript:alert(1)'>x</a>",
    "javascript in a picture": "![x](javascript:alert(1))",
    "javascript in srcset": "<img srcset='x 1x, javascript:alert(1) 2x' src=x>",
    "javascript in a poster": "<video poster=javascript:alert(1) src=x></video>",
    "javascript in cite": "<blockquote cite=javascript:alert(1)>x</blockquote>",
    "vbscript": "<a href=vbscript:msgbox(1)>x</a>",
    "data page": "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "data picture": "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "frame": "<iframe src=javascript:alert(1)></iframe>",
    "frame document": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "object": "<object data=javascript:alert(1)></object>",
    "embed": "<embed src=https://evil.example/x.swf>",
    "form": "<form action=javascript:alert(1)><button>x</button></form>",
    "form action": "<button formaction=javascript:alert(1)>x</button>",
    "refresh": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "base": "<base href=https://evil.example/>",
    "style element": "<style>@import 'https://evil.example/x.css'</style>",
    "style expression": "<p style='width:expression(alert(1))'>x</p>",
    "style address": "<p style='background:url(https://evil.example/?x)'>x</p>",
    "link element": "<link rel=stylesheet href=https://evil.example/x.css>",
    "template": "<template><script>alert(1)</script></template>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "mutation, math": (
        "<math><mtext><table><mglyph><style><!--</style>"
        "<img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>"
    ),
    "mutation, svg": "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "mutation, form": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=a()>",
    "mutation, textarea": "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "comment": "<!--><img src=x onerror=alert(1)>-->",
    "comment, bang": "<!-- --!><img src=x onerror=alert(1)> -->",
    "CDATA": "<![CDATA[<script>alert(1)</script>]]>",
    "processing instruction": "<?xml-stylesheet href='javascript:alert(1)'?><?php x ?>",
    "attribute list": "[x](y){onclick=alert(1) style=x}",
    "attribute list, quotes": '## x {#a"onclick="alert(1)}',
    "language of a fence": '``` {."><script>alert(1)</script>}\nx\n```',
    "footnote label": "x[^\"><script>]\n\n[^\"><script>]: y",
    "alternative text": '![" onerror="alert(1)](x.png)',
    "title": "[x](y '\"onmouseover=alert(1)')",
    "null in a name": "<scr\0ipt>alert(1)</scr\0ipt>",
}  # fmt: skip


class Elements(HTMLParser):
    """Every start tag of some HTML, read by another parser than the one under test."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def assert_harmless(html: str) -> None:
    for tag, attributes in Elements(html).found:
        assert tag in TAGS, tag
        assert not [n for n in attributes if n.startswith("on") or n in {"style", "srcdoc"}]
        links = [attributes.get(name, "") for name in ("href", "src", "poster", "cite")]
        links += [address for address, _ in addresses(attributes.get("srcset", ""))]
        for address in links:
            bare = "".join(c for c in address if c > " ")
            scheme = bare.partition(":")[0].lower() if ":" in bare.partition("/")[0] else ""
            assert not scheme or scheme in SCHEMES, address


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_no_attack_reaches_a_page(vector: str) -> None:
    assert_harmless(RENDERER.render(f"Before.\n\n{vector}\n\nAfter.", "a.md", 1).html)
    assert_harmless(RENDERER.render(f"In a line: {vector} and on.", "a.md", 1).html)


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_no_attack_reaches_a_feed(vector: str) -> None:
    assert_harmless(sanitise_for_feed(vector, "https://notes.example", "/a/"))


@pytest.mark.parametrize(
    "address",
    [
        "{filename}/posts/2026-11-20-a.md",
        "{filename}/posts/a.md#part",
        "{static}/images/a b.svg",
        "{attach}files/a.pdf",
        "|filename|/posts/a.md",
        "/hackit/a?b=1&c=2",
        "../a/",
        "#part",
        "https://example.org/a--b?c=%20d",
        "mailto:team@example.org",
        "tel:+442070000000",
    ],
)
def test_an_address_that_is_allowed_is_left_as_it_is(address: str) -> None:
    html = sanitise(f'<a href="{address.replace("&", "&amp;")}">x</a>')
    assert Elements(html).found == [("a", {"href": address})]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("</div></main></body>x", "x"),
        ("<div><p>x", "<div><p>x</p></div>"),
        ("<em>x<strong>y</em>z", "<em>x<strong>y</strong></em><strong>z</strong>"),
        ("<table><tr><td>x", "<table><tbody><tr><td>x</td></tr></tbody></table>"),
        ("<td>x</td>", "x"),
        ("<p title='a>x</p>", ""),
        ("<!-- x", ""),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_broken_html_is_made_whole(broken: str, whole: str) -> None:
    assert sanitise(broken) == whole


def test_closing_tags_cannot_reach_out_of_the_article() -> None:
    html = RENDERER.render("One.\n\n</div></article></main>\n\n<div>\n\nTwo.", "a.md", 1).html
    assert html.count("<div") == html.count("</div")
    assert "main" not in html
    assert "article" not in html


@pytest.mark.parametrize(
    "kept",
    [
        '<figure class="wide"><img src="a.png" alt="A"><figcaption>B</figcaption></figure>',
        "<details open><summary>A</summary><p>B</p></details>",
        '<p lang="cy" dir="ltr">Bore da</p>',
        '<abbr title="World Wide Web Consortium">W3C</abbr>',
        '<time datetime="2026-11-20">20 November</time>',
        '<kbd>Ctrl</kbd> <samp>ok</samp> <mark>m</mark> H<sub>2</sub>O <q cite="/a">q</q>',
        '<del datetime="2026-11-20">a</del><ins>b</ins>',
        '<ol start="3" reversed><li value="3">x</li></ol>',
    ],
)
def test_what_helps_a_reader_is_kept(kept: str) -> None:
    assert sanitise(kept).replace('=""', "") == kept


def test_links_open_where_the_reader_is() -> None:
    html = RENDERER.render('<a href="/a" target="_blank" rel="me">x</a>', "a.md", 1).html
    assert html == '<p><a href="/a" rel="me">x</a></p>'


def test_sound_and_film_have_controls_and_never_start_by_themselves() -> None:
    html = RENDERER.render('<video autoplay loop src="a.mp4"></video>', "a.md", 1).html
    assert '<video src="a.mp4" controls preload="metadata">' in html


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n\n<iframe src=x></iframe>", 7, "<iframe> is not allowed and was left out. Write a l"),
        ("<script>x</script>", 5, "<script> is not allowed and was left out. Delete it"),
        ("`<form>`\n\n<form>", 7, "<form> is not allowed"),
        ("```\n<style>\n```\n\n<style>x</style>", 9, "<style> is not allowed"),
        ("press <your name>", 5, "put it between backticks: `<your>`."),
        ("a\n[x](skype:me)", 6, "An address that starts with skype: is not allowed"),
        ("a\n\n[ ](/b)", 7, "A link has no words"),
    ],
)
def test_what_is_left_out_is_told_with_its_line(text: str, line: int, words: str) -> None:
    (finding,) = RENDERER.render(text, "a.md", 5).findings
    assert finding.line == line
    assert words in f"{finding.message} {finding.fix}"
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text", ["`<iframe>`", "```html\n<script>\n```", "    <form>", "<!-- <object> -->", "a < b > c"]
)
def test_code_and_comments_are_not_told(text: str) -> None:
    assert RENDERER.render(text, "a.md", 1).findings == ()


@pytest.mark.parametrize(
    ("srcset", "pairs"),
    [
        ("a.png 2x", [("a.png", "2x")]),
        ("a.png 480w, b.png 800w", [("a.png", "480w"), ("b.png", "800w")]),
        ("a,b.png 1x,\n c.png", [("a,b.png", "1x"), ("c.png", "")]),
        (" ", []),
    ],
)
def test_srcset_is_read_as_browsers_do(srcset: str, pairs: list[tuple[str, str]]) -> None:
    assert addresses(srcset) == pairs
