// RSS of the whole site.
const { rss } = require("./feeds.11ty.js");

exports.data = { eleventyImport: { collections: ["posts"] }, permalink: "/index.xml" };
exports.render = ({ collections }) => rss("All posts", "/", collections.posts);
