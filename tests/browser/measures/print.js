// On paper: no way about the site, the addresses of the text's links, dark words on white.
() => {
  const told = [];
  for (const e of document.querySelectorAll("nav, form, button"))
    if (e.checkVisibility()) told.push(`prints <${e.localName}> ${e.textContent.trim().slice(0, 30)}`);
  for (const a of document.querySelectorAll(".prose a[href^=http]"))
    if (!getComputedStyle(a, "::after").content.includes(a.getAttribute("href")))
      told.push(`does not print the address of ${a.textContent.trim()}`);
  for (const a of document.querySelectorAll("body > :not(main) a, .prose a:not([href^=http])"))
    if (getComputedStyle(a, "::after").content.includes(a.getAttribute("href")))
      told.push(`prints the address of ${a.textContent.trim()}`);
  const rgb = colour => colour.match(/[\d.]+/g).map(Number);
  const light = colour => { const [r, g, b, a = 1] = rgb(colour); return a === 0 ? 255 : (r + g + b) / 3; };
  for (const e of document.querySelectorAll("main *")) {
    const style = getComputedStyle(e);
    if (!e.textContent.trim() || !e.checkVisibility()) continue;
    if (light(style.backgroundColor) < 240) told.push(`prints a dark ground under <${e.localName} class="${e.className}">`);
    if (light(style.color) > 140) told.push(`prints pale words in <${e.localName} class="${e.className}">`);
  }
  return [...new Set(told)];
}
