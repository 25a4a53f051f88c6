// Where each post goes.
module.exports = { layout: "post.11ty.js", permalink: (data) => `/${data.slug}/index.html` };
