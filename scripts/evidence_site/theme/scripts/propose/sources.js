// The published texts of the sources, fetched from this site when a quote needs them.
import { wordsField } from "./check.js";
import { make } from "./elements.js";
import { openMatching } from "./quote-words.js";

// `addresses` has the address of each published text by its key, `patterns` is what matching needs; `changed` is called
// when a text has arrived.
export function openSources(addresses, patterns, changed) {
  const { readSource, findQuote, paragraphNear } = openMatching(patterns);
  const texts = new Map();
  const asked = new Set();
  const failed = new Set();

  async function load(key) {
    asked.add(key);
    try {
      if (location.protocol === "file:") throw new Error("from a disk, a browser fetches nothing");
      const answer = await fetch(addresses[key]);
      if (!answer.ok) throw new Error(answer.statusText);
      texts.set(key, readSource(await answer.text()));
    } catch {
      failed.add(key);
    }
    changed();
  }

  // Looks for a quote in its source, and sees to it that the text is there.
  function lookFor(quote) {
    const words = quote[wordsField(quote)];
    if (!quote.source || !words) return { verdict: "nothing", places: [] };
    const isPublished = Object.hasOwn(addresses, quote.source);
    if (isPublished && !asked.has(quote.source)) load(quote.source);
    const { locator, voice, speaker } = quote;
    if (texts.has(quote.source)) return findQuote({ words, locator, voice, speaker: speaker?.id }, texts.get(quote.source));
    return { verdict: isPublished && !failed.has(quote.source) ? "loading" : "not-checked", places: [] };
  }

  // Says what came of looking for a quote.
  function describe(quote, { verdict, places: [first] }) {
    const where = first?.section ? `\`${first.section}\`` : `paragraph ${first?.paragraph}`;
    if (verdict === "verified") return `Found${first.section ? ` in ${where}` : ""}, word for word.`;
    if (verdict === "misplaced") return `Found, word for word, in ${where}.`;
    if (verdict === "loading") return "Looking for these words in the source…";
    if (verdict === "mismatch") return "Not found like this in the source.";
    if (verdict !== "not-checked") return "";
    const reason = failed.has(quote.source) ? "its text could not be fetched" : "its text is not published";
    return `Quotes from \`${quote.source}\` cannot be checked here: ${reason}. They are checked when you hand the file in.`;
  }

  // Puts the source beside a wrong quote, to be opened where its first words stand. It stays open while the quote is
  // being corrected, and goes when the words are found.
  function showBeside(place, key, readWords) {
    if (place.dataset.source === key) return;
    place.dataset.source = key;
    place.replaceChildren(...(key ? [finderOf(key, readWords)] : []));
  }

  function finderOf(key, readWords) {
    const source = texts.get(key);
    const content = source.sections.flatMap(({ name, paragraphs }) => [
      ...(name ? [make("p", { class: "heading" }, name)] : []),
      ...paragraphs.map((paragraph) => make("p", { class: "paragraph", tabindex: "-1" }, paragraph)),
    ]);
    const text = make("div", { class: "text", tabindex: "0", role: "region", "aria-label": `The text of ${key}` }, content);
    const wholeText = make("a", { href: addresses[key], target: "_blank", rel: "noopener noreferrer" }, "Its file, with its licence");
    wholeText.append(make("span", { class: "vh" }, " (opens in a new tab)"));
    const finder = make("details", { class: "source" }, make("summary", {}, "Find it in the source"), text, make("p", {}, wholeText));
    finder.addEventListener("toggle", () => {
      if (finder.open) text.querySelectorAll(".paragraph")[paragraphNear(readWords() ?? "", source)]?.focus();
    });
    return finder;
  }

  return { lookFor, describe, showBeside };
}
