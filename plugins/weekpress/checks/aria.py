"""The words of WAI-ARIA: its roles and its attributes.

Source: WAI-ARIA 1.2 and, as browsers know them already, what 1.3 adds; DPUB-ARIA 1.1; Graphics ARIA
1.0. There is no kept Python library of these, so they stand here.
"""

from __future__ import annotations

from weekpress.markup.tokens import names

ROLES = names(
    """
    alert alertdialog application article banner blockquote button caption cell checkbox
    code columnheader combobox complementary contentinfo definition deletion dialog
    directory document emphasis feed figure form generic grid gridcell group heading img
    insertion link list listbox listitem log main marquee math menu menubar menuitem
    menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation
    progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox
    separator slider spinbutton status strong subscript superscript switch tab table tablist
    tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem comment image
    mark sectionfooter sectionheader suggestion graphics-document graphics-object
    graphics-symbol doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink
    doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion
    doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph
    doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref
    doc-index doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter
    doc-pageheader doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna
    doc-subtitle doc-tip doc-toc
    """
)
"""Every role an author may give."""

ATTRIBUTES = frozenset(
    "aria-" + name
    for name in names(
        """
    actions activedescendant atomic autocomplete braillelabel brailleroledescription busy
    checked colcount colindex colindextext colspan controls current describedby description
    details disabled dropeffect errormessage expanded flowto grabbed haspopup hidden invalid
    keyshortcuts label labelledby level live modal multiline multiselectable orientation owns
    placeholder posinset pressed readonly relevant required roledescription rowcount rowindex
    rowindextext rowspan selected setsize sort valuemax valuemin valuenow valuetext
    """
    )
)
"""Every aria- attribute there is."""

REFERENCES = tuple(
    f"aria-{name}"
    for name in (
        "activedescendant", "controls", "describedby", "details", "errormessage", "flowto",
        "labelledby", "owns",
    )
)  # fmt: skip
"""Those whose value is the id of another element, or several."""

NAMELESS = names(
    """
    caption code definition deletion emphasis generic insertion mark none paragraph
    presentation strong subscript suggestion superscript term time
    """
)
"""The roles that must not be named: what is written in aria-label is not read out there."""

LANDMARKS = frozenset(
    ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"]
)
"""The parts of a page that a screen reader can leap to."""
