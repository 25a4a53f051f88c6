// One post.
const { link, names, published, page, menu } = require("./html.js");

exports.render = (data) =>
  page(
    data.title,
    `<article>
  <h2>${link(data.page.url, data.title)}</h2>
  ${data.content}
  <footer>
    ${published(data.page.date)}
    <address>By ${names("authors", data.authors)}</address>
    <p>Category: ${names("categories", [data.category])}</p>
    <p>Tags: ${names("tags", data.tags)}</p>
  </footer>
</article>`,
    menu(data.collections),
  );
