// A right-to-left page is a mirror image: what was so far from the left is so far from the right.
// What is inside of dir="auto" has a direction of its own, that of its words, and does not turn.
() => {
  const boxes = [...document.querySelectorAll("body *")].filter(e =>
    /^(block|flex|grid|list-item|table)$/.test(getComputedStyle(e).display)
    && e.checkVisibility() && e.clientWidth > 2 && !e.closest("pre, svg, figure table") && !e.parentElement.closest("[dir=auto]"));
  const places = () => boxes.map(e => e.getBoundingClientRect());
  const root = document.documentElement;
  const written = root.dir;
  root.dir = "ltr";
  const before = places();
  root.dir = "rtl";
  const after = places();
  const told = [];
  boxes.forEach((e, i) => {
    const [left, right] = [before[i].left, root.clientWidth - after[i].right];
    const name = `<${e.localName} class="${e.className}"> ${e.textContent.trim().slice(0, 30)}`;
    if (Math.abs(left - right) > 2)
      told.push(`${name} is ${Math.round(left)}px in, and ${Math.round(right)}px when turned round`);
    if (getComputedStyle(e).textAlign === "left") told.push(`${name} is set left`);
  });
  if (root.scrollWidth > innerWidth) told.push("scrolls sideways when turned round");
  root.dir = written;
  return told;
}
