// WCAG 1.4.10: nothing needs sideways scrolling but a region that is made to scroll.
() => {
  const root = document.documentElement;
  const told = [];
  for (const e of [root, document.body])
    if (/hidden|clip/.test(getComputedStyle(e).overflowX))
      told.push(`<${e.localName}> hides what does not fit`);
  if (root.scrollWidth <= innerWidth) return told;
  const wide = [...document.querySelectorAll("body *")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.right > innerWidth + 1 || box.left < -1;
  });
  const name = e => `<${e.localName} class="${e.className}"> ${e.textContent.trim().slice(0, 40)}`;
  return [...told, `is ${root.scrollWidth}px wide in ${innerWidth}px: ${wide.slice(-3).map(name).join("; ")}`];
}
