// Makes wwwroot/vendor/nl-design-system.css from the packages of NL Design System. Not part of the build: run it by hand to take a new
// version, and commit what it writes.
//
//   mkdir vendoring && cd vendoring && npm install --ignore-scripts \
//       @utrecht/component-library-css@9.0.4 @nl-design-system-unstable/voorbeeld-design-tokens@7.4.1
//   node …/vendor.mjs .
//
// Of the components only the rules for classes the pages use, of the tokens only those that these rules and site.css refer to: a page
// has to stay far below 200 KB, and the whole of both packages is 600 KB.
import { readFileSync, readdirSync, writeFileSync, copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// html.css dresses plain elements below .utrecht-html; the rest are components with classes of their own.
const files = ["component-library-css/dist/html.css", ...["button", "skip-link", "alert", "data-badge", "data-list"].map(name => `${name}-css/dist/index.css`)];
const inputs = ["text", "password", "checkbox", "radio", "date", "file", "search"];
const packages = join(process.argv[2] ?? ".", "node_modules");
const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "wwwroot", "vendor");
const tokens = "@nl-design-system-unstable/voorbeeld-design-tokens";

const used = new Set(readdirSync(here, { recursive: true })
  .filter(name => /^(?!bin|obj).*\.(cshtml|cs)$/.test(name))
  .flatMap(name => readFileSync(join(here, name), "utf8").match(/utrecht-[\w-]+/g) ?? []));

// Rules whose selectors all name a class that no page has are left out; what stands in an @media block likewise.
const prune = css => {
  let result = "";
  for (let at = 0; at < css.length;) {
    const open = css.indexOf("{", at);
    if (open < 0)
      break;
    let close = open + 1;
    for (let depth = 1; depth > 0; close++)
      depth += css[close] === "{" ? 1 : css[close] === "}" ? -1 : 0;
    const [selector, body] = [css.slice(at, open), css.slice(open + 1, close - 1)];
    at = close;
    if (selector.startsWith("@")) {
      const inner = selector.startsWith("@media") ? prune(body) : body;
      result += inner && `${selector}{${inner}}`;
      continue;
    }
    const kept = selector.split(/,(?![^(]*\))/).filter(part =>
      [...part.matchAll(/\.([\w-]+)/g)].every(([, name]) => used.has(name))
      && [...part.matchAll(/\[type=(\w+)/g)].every(([, type]) => inputs.includes(type)));
    result += kept.length > 0 ? `${kept.join(",")}{${body}}` : "";
  }
  return result;
};
const squeeze = css => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1").replace(/;}/g, "}").trim();
// A field that is still empty is not wrong yet: only what somebody filled in is, as the text boxes of the package have it.
const patient = css => css.replace(/(?<!-):invalid/g, ":user-invalid");
const parts = files.map(name => patient(prune(squeeze(readFileSync(join(packages, "@utrecht", name), "utf8")))));
const site = readFileSync(join(here, "wwwroot", "site.css"), "utf8");

const values = new Map();
for (const match of readFileSync(join(packages, tokens, "dist", "theme.css"), "utf8").matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm))
  values.set(match[1], match[2].trim());

// Most tokens are a name for another one. What site.css or a component gives another value, in the dark for example, stays a token; of
// the rest the value is written where it is used.
const given = css => [...css.matchAll(/(?<![\w-])(--[\w-]+)\s*:/g)].map(match => match[1]);
const names = css => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(match => match[1]);
const living = new Set([site, ...parts].flatMap(given));
for (let before = -1; before < living.size;) {
  before = living.size;
  for (const [name, value] of values)
    if (names(value).some(other => living.has(other) || !values.has(other)))
      living.add(name);
}
const settle = css => {
  const use = /var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)/g;
  const value = (whole, name) => values.has(name) && !living.has(name) ? values.get(name) : whole;
  for (let before = ""; before !== css;)
    css = (before = css).replace(use, value);
  return css;
};
const settled = parts.map(settle);
const wanted = new Set();
const want = text => {
  for (const [, name] of text.matchAll(/var\(\s*(--[\w-]+)/g))
    if (values.has(name) && !wanted.has(name)) {
      wanted.add(name);
      want(values.get(name));
    }
};
[...settled, site].forEach(want);

const version = name => JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")).version;
const head = `/*! NL Design System. Components: @utrecht/component-library-css ${version("@utrecht/component-library-css")}, `
  + "copyright (c) 2020-2024 Frameless B.V., (c) 2021-2024 Gemeente Utrecht. "
  + `Tokens: ${tokens} ${version(tokens)}, Community for NL Design System. Both EUPL-1.2: see LICENSE.md. `
  + "A selection, without comments and white space; made by vendor.mjs. */\n";
const theme = `:root{${[...wanted].sort().map(name => `${name}:${settle(values.get(name))}`).join(";")}}`;
writeFileSync(join(target, "nl-design-system.css"), `${head}${theme}\n${settled.join("\n")}\n`);
copyFileSync(join(packages, "@utrecht", "component-library-css", "LICENSE.md"), join(target, "LICENSE.md"));
console.log(`${wanted.size} tokens, ${files.length} files`);
