// Results as elements: pages, each with the places on it, and the words that were looked for marked.
import { termsOf, wordsOf } from "./folding.js";

const BEFORE = 60;
const LONGEST = 220;

// Returns an element. Its children are elements or plain text, never markup: titles and quotes are anyone's words.
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.filter((each) => each !== null));
  return made;
}

// Returns a list item for each page of the results, in their order.
export function resultItems(results, terms, root) {
  const pages = new Map();
  for (const each of results) pages.set(each.address, [...(pages.get(each.address) ?? []), each]);
  return [...pages.values()].map((those) => pageItem(those, terms, root));
}

function pageItem(those, terms, root) {
  const whole = those.find((each) => !each.anchor);
  const parts = those.filter((each) => each.anchor).map((each) => element("li", {}, ...shown(each, terms, root)));
  const head = whole ? shown(whole, terms, root) : [element("p", { class: "search-page" }, those[0].page)];
  return element("li", {}, ...head, parts.length ? element("ul", {}, ...parts) : null);
}

function shown({ address, anchor, kind, title, text }, terms, root) {
  const place = anchor ? `#${encodeURIComponent(anchor)}` : "";
  const link = element("a", { class: "search-result", href: `${root}${address || "./"}${place}` }, ...marked(title, terms));
  const about = text ? element("p", {}, ...marked(excerpt(text, terms), terms)) : null;
  return [link, " ", element("span", { class: "search-kind" }, kind), about];
}

// Returns a text as nodes, with the words that were found in `mark`.
function marked(text, terms) {
  const nodes = [];
  let kept = 0;
  for (const { start, end } of places(text, terms)) {
    nodes.push(text.slice(kept, start), element("mark", {}, text.slice(start, end)));
    kept = end;
  }
  return [...nodes, text.slice(kept)];
}

function excerpt(text, terms) {
  if (text.length <= LONGEST) return text;
  const first = places(text, terms).next().value?.start ?? 0;
  const start = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 || first : 0;
  const begun = start > first ? first : start;
  const end = begun + LONGEST < text.length ? Math.max(text.lastIndexOf(" ", begun + LONGEST), first + BEFORE) : text.length;
  return (begun ? "… " : "") + text.slice(begun, end) + (end < text.length ? " …" : "");
}

function* places(text, terms) {
  for (const { word, start } of wordsOf(text)) {
    const found = termsOf(word);
    if ([...found.terms, found.whole].some((term) => terms.has(term))) yield { start, end: start + word.length };
  }
}
