// Every list of posts, ten a page: all, and by tag, category and author.
const { SITE, link, item, page, menu } = require("./_includes/html.js");

const address = (list, number) => (number === 1 ? list.url : `${list.url}page/${number}/`);

function others({ count, number, ...list }) {
  if (count === 1) return "";
  const to = (other, word) => `<li>${link(address(list, other), word)}</li>`;
  const newer = number > 1 ? to(1, "First") + to(number - 1, "Newer") : "";
  const older = number < count ? to(number + 1, "Older") + to(count, "Last") : "";
  return `<nav><ul>${newer}<li>Page ${number} / ${count}</li>${older}</ul></nav>`;
}

exports.data = {
  pagination: { data: "collections.lists", size: 1, alias: "list" },
  eleventyImport: { collections: ["posts", "groups"] },
  permalink: ({ list }) => `${address(list, list.number)}index.html`,
};

exports.render = ({ list, collections }) =>
  page(
    list.name,
    `<h2>${list.name}</h2>\n${list.posts.map(item).join("\n")}\n${others(list)}`,
    menu(collections),
    `<link rel="alternate" type="application/rss+xml" href="${SITE}${list.url}index.xml">`,
  );
