// The team blog for Eleventy: the same pages, lists and feeds as the other sites of the bench.
const markdownIt = require("markdown-it");
const { highlighted } = require("./_includes/highlighting.js");

const SIZE = 10;
const KINDS = { tags: (data) => data.tags, categories: (data) => [data.category], authors: (data) => data.authors };

const slug = (name) => name.toLowerCase().replaceAll(" ", "-");
const posts = (api) => api.getFilteredByGlob("posts/*.md").reverse(); // newest first

function groups(api) {
  const found = new Map();
  for (const post of posts(api)) {
    for (const [kind, names] of Object.entries(KINDS)) {
      for (const name of names(post.data)) {
        const key = `${kind}/${slug(name)}`;
        if (!found.has(key)) found.set(key, { kind, name, url: `/${key}/`, posts: [] });
        found.get(key).posts.push(post);
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
}

function pages({ name, url, posts }) {
  const count = Math.ceil(posts.length / SIZE);
  return Array.from({ length: count }, (_, index) => ({
    name, url, count, number: index + 1, posts: posts.slice(index * SIZE, (index + 1) * SIZE),
  }));
}

module.exports = function (config) {
  config.setLibrary("md", markdownIt({ html: true, typographer: true, highlight: highlighted }));
  config.addPassthroughCopy("images");
  config.addCollection("posts", posts);
  config.addCollection("groups", groups);
  config.addCollection("lists", (api) =>
    [{ name: "All posts", url: "/", posts: posts(api) }, ...groups(api)].flatMap(pages));
  config.addCollection("overviews", (api) =>
    Object.keys(KINDS).map((kind) => ({ kind, groups: groups(api).filter((g) => g.kind === kind) })));
};
