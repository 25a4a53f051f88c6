// Every post on one page.
const { link, published, page, menu } = require("./_includes/html.js");

exports.data = {
  eleventyImport: { collections: ["posts", "groups"] },
  permalink: "/archives/index.html",
};

exports.render = ({ collections }) =>
  page(
    "Archive",
    `<h2>Archive</h2><dl>
${collections.posts.map((p) => `<dt>${published(p.date)}</dt><dd>${link(p.url, p.data.title)}</dd>`).join("\n")}
</dl>`,
    menu(collections),
  );
