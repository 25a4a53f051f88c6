// A right-to-left page is a mirror image: words start on the right, beside its edge.
() => {
  const told = [];
  const column = document.querySelector("main").getBoundingClientRect();
  for (const e of document.querySelectorAll("main p, main h1, main h2, main li")) {
    const style = getComputedStyle(e);
    if (!e.checkVisibility()) continue;
    if (/left/.test(style.textAlign) || style.float === "left") told.push(`<${e.localName}> is set left`);
  }
  const head = document.querySelector("main h1, main h2")?.getBoundingClientRect();
  if (head && column.right - head.right > head.left - column.left + 1)
    told.push("the first heading hangs on the left");
  return [...new Set(told)];
}
