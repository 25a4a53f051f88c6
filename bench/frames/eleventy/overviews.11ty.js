// All tags, all categories, all authors, each with its number of posts.
const { link, page, menu } = require("./_includes/html.js");

exports.data = {
  pagination: { data: "collections.overviews", size: 1, alias: "overview" },
  eleventyImport: { collections: ["posts", "groups"] },
  permalink: ({ overview }) => `/${overview.kind}/index.html`,
};

exports.render = ({ overview, collections }) =>
  page(
    overview.kind,
    `<h2>${overview.kind}</h2><ul>
${overview.groups.map((g) => `<li>${link(g.url, g.name)} (${g.posts.length})</li>`).join("\n")}
</ul>`,
    menu(collections),
  );
