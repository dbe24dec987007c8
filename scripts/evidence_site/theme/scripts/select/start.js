// On the page of a source: words that are selected, by mouse, touch or keyboard, can be taken to the form.
import { formAddress } from "./address.js";
import { moved, wholeWords, wordsOf } from "./words.js";

const PARAGRAPHS = "p[data-section]";
const HELP =
  "Select words to quote them. By keyboard: press Tab to come to a paragraph, an arrow key to choose a word, Shift and an " +
  "arrow key for more, and Enter to go on.";
// Milliseconds without a change, after which a selection is read: a finger moves its ends for long.
const REST = 250;

function startSelecting(article) {
  const { source, propose: form, most } = article.dataset;
  const paragraphs = [...article.querySelectorAll(PARAGRAPHS)];
  const link = element("a", { class: "quote-these" }, "Quote these words");
  const told = element("p", { role: "status" });
  const bar = element("div", { class: "selecting", role: "group", "aria-label": "The words that you selected" });
  const chosen = new WeakMap();
  let wait = 0;
  bar.append(told, link);
  bar.hidden = true;
  link.hidden = true;
  article.before(element("p", { class: "select-help" }, HELP));
  article.after(bar);
  for (const paragraph of paragraphs) {
    paragraph.tabIndex = 0;
    paragraph.addEventListener("keydown", (event) => chooseByKey(paragraph, event));
  }
  document.addEventListener("selectionchange", () => {
    clearTimeout(wait);
    wait = setTimeout(read, REST);
  });

  // Shows what can be done with the words that are selected.
  function read() {
    const selection = getSelection();
    const range = selection.isCollapsed || !selection.rangeCount ? null : selection.getRangeAt(0);
    const found = paragraphs.map((each) => [each, range ? selectedIn(each, range) : ""]).filter(([, text]) => text);
    // What is pressed in the bar may take the selection away.
    if (!found.length && bar.contains(document.activeElement)) return;
    bar.hidden = !found.length;
    link.hidden = found.length !== 1 || [...found[0][1]].length > Number(most);
    told.textContent = found.length ? adviceOn(found) : "";
    if (!link.hidden) link.href = addressOf(...found[0]);
  }

  function adviceOn(found) {
    if (found.length > 1) return "A quote stands within one paragraph. Select words of one only.";
    return link.hidden ? `A quote has up to ${most} characters. Select fewer words.` : "Have you kept the words that limit or reverse it?";
  }

  function addressOf(paragraph, text) {
    const { section } = paragraph.dataset;
    const ofSection = paragraphs.filter((each) => each.dataset.section === section);
    return formAddress(form, { source, section, paragraph: ofSection.indexOf(paragraph) + 1, count: ofSection.length, text });
  }

  function chooseByKey(paragraph, event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.target !== paragraph || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" && !link.hidden && !bar.hidden) {
      event.preventDefault();
      link.focus();
    }
    // Up and down scroll the page until a word is chosen.
    if (!step || (!chosen.has(paragraph) && !event.key.match(/Left|Right/))) return;
    event.preventDefault();
    const nodes = textsOf(paragraph);
    const spans = wordsOf(nodes.map((each) => each.data).join(""));
    const next = moved(chosen.get(paragraph) ?? null, step, event.shiftKey, spans.length);
    if (!next) return;
    chosen.set(paragraph, next);
    const [from, to] = [Math.min(next.first, next.last), Math.max(next.first, next.last)];
    getSelection().setBaseAndExtent(...placeAt(nodes, spans[from][0], false), ...placeAt(nodes, spans[to][1], true));
  }
}

// The nodes of the source's own words: what the page adds to them, such as a mark's number, is in elements that say so.
function textsOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-added], .vh, sup, button") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// Returns the words that a range has of a paragraph, whole ones.
function selectedIn(paragraph, range) {
  const nodes = textsOf(paragraph);
  const text = nodes.map((each) => each.data).join("");
  let [start, end, length] = [-1, 0, 0];
  for (const node of nodes) {
    if (range.intersectsNode(node)) {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (start < 0) start = length + from;
      end = length + to;
    }
    length += node.length;
  }
  const span = start < 0 ? null : wholeWords(text, [start, end]);
  return span ? text.slice(...span).replace(/\s+/g, " ") : "";
}

// Returns the node and the place in it of a character, or of the end of one.
function placeAt(nodes, place, isEnd) {
  let left = place;
  for (const node of nodes) {
    if (left < node.length || (isEnd && left === node.length)) return [node, left];
    left -= node.length;
  }
  return [nodes.at(-1), nodes.at(-1).length];
}

function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

const article = globalThis.document?.querySelector("article[data-source][data-propose]");
if (article) startSelecting(article);
