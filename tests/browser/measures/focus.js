// WCAG 2.4.7 and 2.4.11: each stop of the keyboard is drawn round, and nothing covers it.
// `forced`: in forced colours a shadow is not drawn, so that only an outline counts.
forced => {
  const drawn = e => {
    const style = getComputedStyle(e);
    const own = style.outlineStyle === "auto"; // the ring that browsers draw by themselves
    const line = own || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const seen = !/, 0\)$|^transparent$/.test(style.outlineColor);
    const outline = line && seen ? `${style.outlineWidth} ${style.outlineColor}` : "";
    return forced ? outline : `${outline}|${style.boxShadow}`;
  };
  const stops = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex='0']")]
    .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0);
  const told = [];
  for (const e of stops) {
    const name = `<${e.localName}> ${(e.getAttribute("aria-label") || e.textContent).trim().slice(0, 40)}`;
    document.activeElement.blur();
    const off = drawn(e);
    e.focus();
    if (document.activeElement !== e) { told.push(`${name} takes no focus`); continue; }
    if (drawn(e) === off) told.push(`${name} looks the same when focused`);
    const box = [...e.getClientRects()].find(r => r.width && r.height);
    if (!box || box.width < 2) { told.push(`${name} is focused and not to be seen`); continue; }
    const x = Math.min(box.left + box.width / 2, innerWidth - 1);
    // Of what is taller than a line, such as a <textarea>, a part may be below the window.
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(x, y);
    if (!top) told.push(`${name} is focused outside the window`);
    else if (!e.contains(top) && !top.contains(e)) told.push(`${name} is covered by <${top.localName}>`);
  }
  document.activeElement.blur();
  return told;
}
