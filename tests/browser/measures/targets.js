// WCAG 2.5.8: a target is 24 px each way, or in a line of text, or has 24 px to itself.
() => {
  const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
    .filter(e => e.checkVisibility())
    .map(e => ({ e, box: e.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.bottom > 0 && box.right > 0);
  const small = ({ box }) => box.width < 23.9 || box.height < 23.9;
  const inLine = ({ e }) => {
    if (getComputedStyle(e).display !== "inline") return false;
    let block = e.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    return block.textContent.trim() !== e.textContent.trim();
  };
  const centre = box => [box.left + box.width / 2, box.top + box.height / 2];
  const apart = (a, b) => {
    const [x, y] = centre(a.box), r = b.box;
    const dx = Math.max(r.left - x, 0, x - r.right), dy = Math.max(r.top - y, 0, y - r.bottom);
    const toOther = Math.hypot(dx, dy);
    const [u, v] = centre(r);
    return toOther >= 12 && (!small(b) || Math.hypot(x - u, y - v) >= 24);
  };
  return targets.filter(t => small(t) && !inLine(t))
    .filter(t => !targets.every(o => o.e === t.e || apart(t, o)))
    .map(({ e, box }) => `<${e.localName}> ${e.textContent.trim().slice(0, 40)} is ${Math.round(box.width)} by ${Math.round(box.height)}px with another too near`);
}
