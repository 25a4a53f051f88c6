// Code in colours by Prism, where it is installed; markdown-it escapes it otherwise.
let prism;
try {
  prism = require("prismjs");
  require("prismjs/components/")(["python"]);
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
}

exports.highlighted = (code, language) =>
  prism?.languages[language] ? prism.highlight(code, prism.languages[language], language) : "";
