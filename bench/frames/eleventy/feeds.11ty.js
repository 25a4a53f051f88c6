// RSS of every tag, category and author: the newest 20, with their summaries.
const { SITE, escaped, summary } = require("./_includes/html.js");

const entry = (post) => `<item>
  <title>${escaped(post.data.title)}</title>
  <link>${SITE}${post.url}</link>
  <guid>${SITE}${post.url}</guid>
  <pubDate>${post.date.toUTCString()}</pubDate>
  <description>${escaped(summary(post))}</description>
</item>`;

exports.rss = (name, url, posts) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel>
<title>A team - ${escaped(name)}</title>
<link>${SITE}${url}</link>
<description>${escaped(name)}</description>
${posts.slice(0, 20).map(entry).join("\n")}
</channel></rss>
`;

exports.data = {
  pagination: { data: "collections.groups", size: 1, alias: "group" },
  eleventyImport: { collections: ["posts"] },
  permalink: ({ group }) => `${group.url}index.xml`,
};

exports.render = ({ group }) => exports.rss(group.name, group.url, group.posts);
