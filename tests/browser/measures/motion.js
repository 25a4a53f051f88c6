// WCAG 2.3.3: nothing moves by itself and nothing glides.
() => {
  const told = [];
  for (const e of [document.documentElement, ...document.querySelectorAll("*")])
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(e, part);
      const glides = style.transitionDuration.split(", ").some(time => parseFloat(time) > 0);
      if (style.animationName !== "none" || glides) told.push(`<${e.localName}> moves`);
      if (style.scrollBehavior === "smooth") told.push(`<${e.localName}> scrolls by itself`);
    }
  return told;
}
