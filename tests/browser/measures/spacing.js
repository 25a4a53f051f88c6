// WCAG 1.4.12: with a reader's own spacing, no words are cut off and none run over others.
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
  const told = [];
  for (const e of document.querySelectorAll("body *")) {
    const style = getComputedStyle(e);
    if (!e.textContent.trim() || e.clientWidth <= 2 || !e.checkVisibility()) continue;
    const cuts = /hidden|clip/.test(style.overflowX + style.overflowY);
    const spills = style.display !== "inline" && style.overflowY === "visible";
    const over = e.scrollHeight - e.clientHeight;
    const name = `<${e.localName} class="${e.className}"> ${e.textContent.trim().slice(0, 40)}`;
    if (cuts && (over > 1 || e.scrollWidth > e.clientWidth + 1)) told.push(`cuts off ${name}`);
    else if (spills && over > parseFloat(style.fontSize) / 2) told.push(`spills out of ${name}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) told.push("scrolls sideways");
  document.adoptedStyleSheets = [];
  return told;
}
