// The published texts of the sources, fetched from this site when a quote needs them.
import { wordsField } from "./check.js";
import { make } from "./elements.js";
import { openMatching } from "./quote-words.js";

// `addresses` has the address of each published text by its key, `patterns` is what matching needs, `limits` what is the
// most; `changed` is called when a text has arrived.
export const isFound = ({ verdict }) => verdict === "verified" || verdict === "misplaced";

export function openSources(addresses, patterns, limits, changed) {
  const { readSource, findQuote, paragraphNear } = openMatching(patterns);
  const texts = new Map();
  const asked = new Set();
  const failed = new Map();
  let answers = new Map();

  async function load(key) {
    asked.add(key);
    let reason = "its text could not be fetched";
    try {
      if (location.protocol === "file:") throw new Error("from a disk, a browser fetches nothing");
      const answer = await fetch(addresses[key]);
      if (!answer.ok) throw new Error(answer.statusText);
      const text = await textOf(answer, limits.source);
      if (text === null) reason = "its text is too long";
      else texts.set(key, readSource(text));
    } catch {
      // Told below, with what else may be missing.
    }
    if (!texts.has(key)) failed.set(key, reason);
    changed();
  }

  // Looks for a quote in its source, and sees to it that the text is there.
  function lookFor(quote, before) {
    const words = quote[wordsField(quote)];
    const isTooLong = [words, quote.locator].some((text = "") => [...text].length > limits.words);
    if (!quote.source || !words || isTooLong) return { verdict: "nothing", places: [] };
    const isPublished = Object.hasOwn(addresses, quote.source);
    if (isPublished && !asked.has(quote.source)) load(quote.source);
    const { locator, voice, speaker } = quote;
    if (texts.has(quote.source)) return find({ words, locator, voice, speaker: speaker?.id }, quote.source, before);
    return { verdict: isPublished && !failed.has(quote.source) ? "loading" : "not-checked", places: [] };
  }

  // Looks for all quotes. An answer is kept for as long as a quote asks for it.
  function lookForAll(quotes) {
    const before = answers;
    answers = new Map();
    return quotes.map((quote) => lookFor(quote, before));
  }

  function find(quote, key, before) {
    const question = JSON.stringify([key, quote]);
    if (!answers.has(question)) answers.set(question, before.get(question) ?? findQuote(quote, texts.get(key)));
    return answers.get(question);
  }

  // Says what came of looking for a quote.
  function describe(quote, { verdict, places: [first] }) {
    const where = first?.section ? `\`${first.section}\`` : `paragraph ${first?.paragraph}`;
    if (verdict === "verified") return `Found${first.section ? ` in ${where}` : ""}, word for word.`;
    if (verdict === "misplaced") return `Found, word for word, in ${where}.`;
    if (verdict === "loading") return "Looking for these words in the source…";
    if (verdict === "mismatch") return "Not found like this in the source.";
    if (verdict !== "not-checked") return "";
    const reason = failed.get(quote.source) ?? "its text is not published";
    return `Quotes from \`${quote.source}\` cannot be checked here: ${reason}. They are checked when you hand it in.`;
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
    const text = make("div", { class: "text", tabindex: "0", role: "region", "aria-label": `The text of ${key}` });
    const content = () =>
      source.sections.flatMap(({ name, paragraphs }) => [
        ...(name ? [make("p", { class: "heading" }, name)] : []),
        ...paragraphs.map((paragraph) => make("p", { class: "paragraph", tabindex: "-1" }, paragraph)),
      ]);
    const wholeText = make("a", { href: addresses[key], target: "_blank", rel: "noopener noreferrer" }, "Its file, with its licence");
    wholeText.append(make("span", { class: "vh" }, " (opens in a new tab)"));
    const finder = make("details", { class: "source" }, make("summary", {}, "Find it in the source"), text, make("p", {}, wholeText));
    finder.addEventListener("toggle", () => {
      if (!finder.open) return;
      if (!text.firstChild) content().forEach((each) => text.append(each));
      text.querySelectorAll(".paragraph")[paragraphNear(readWords() ?? "", source)]?.focus();
    });
    return finder;
  }

  // Returns whether words stand in the text of a source, as far as it is here.
  const stands = (key, words) => texts.has(key) && findQuote({ words }, texts.get(key)).places.length > 0;

  return { lookForAll, describe, showBeside, stands, load: (key) => asked.has(key) || !Object.hasOwn(addresses, key) || load(key) };
}

// Returns the text of an answer, or null when it has more bytes than a source may have.
async function textOf(answer, most) {
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let [text, size] = ["", 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
