// What the layouts share: the frame of a page, links to lists, a post in a list.
const SITE = "https://example.org";

const escaped = (text) =>
  String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const slug = (name) => name.toLowerCase().replaceAll(" ", "-");
const link = (url, text) => `<a href="${SITE}${url}">${escaped(text)}</a>`;
const names = (kind, list) => list.map((name) => link(`/${kind}/${slug(name)}/`, name)).join("\n");
const day = (date) => date.toISOString().slice(0, 10);
const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const published = (date) =>
  `<p>Published: <time datetime="${day(date)}">${long.format(date)}</time></p>`;

// The first 50 words, without elements. A post stands in several lists, and is shortened once.
const summaries = new WeakMap();
function summary(post) {
  const known = summaries.get(post);
  if (known?.content === post.content) return known.words;
  const words = post.content.replace(/<[^>]+>/g, " ").trim().split(/\s+/, 50).join(" ") + " …";
  summaries.set(post, { content: post.content, words });
  return words;
}

const item = (post) => `<article>
  <h2>${link(post.url, post.data.title)}</h2>
  <section><p>${summary(post)}</p></section>
  <footer>
    ${published(post.date)}
    <address>By ${names("authors", post.data.authors)}</address>
  </footer>
</article>`;

const page = (title, main, categories, feeds = "") => `<!DOCTYPE html>
<html lang="en">
  <head>
    <title>A team - ${escaped(title)}</title>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1.0">
    ${feeds}
  </head>
  <body>
    <header>
      <h1>${link("/", "A team")}</h1>
      <nav><ul>
        ${categories.map((group) => `<li>${link(group.url, group.name)}</li>`).join("\n        ")}
      </ul></nav>
    </header>
    <main>${main}</main>
  </body>
</html>
`;
const menu = (collections) => collections.groups.filter((group) => group.kind === "categories");

module.exports = { SITE, escaped, link, names, published, summary, item, page, menu };
