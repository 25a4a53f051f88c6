// Atom of the whole site: the newest 20, whole.
const { SITE, escaped } = require("./_includes/html.js");

const entry = (post) => `<entry>
  <title>${escaped(post.data.title)}</title>
  <link href="${SITE}${post.url}"/>
  <id>${SITE}${post.url}</id>
  <updated>${post.date.toISOString()}</updated>
  ${post.data.authors.map((name) => `<author><name>${escaped(name)}</name></author>`).join("")}
  <content type="html">${escaped(post.content)}</content>
</entry>`;

exports.data = { eleventyImport: { collections: ["posts"] }, permalink: "/atom.xml" };
exports.render = ({ collections }) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>A team</title>
<id>${SITE}/</id>
<updated>${collections.posts[0].date.toISOString()}</updated>
${collections.posts.slice(0, 20).map(entry).join("\n")}
</feed>
`;
