// Whether the words of a quote stand in a source, and where. Nothing here needs a page, so that tests can run it in
// Node. Its sections are those of the specification, docs/guide/verification.md. Patterns come from Python
// (`matching.patterns`), in the syntax that both languages share; what is done with them follows the package `matching`,
// module by module. The cost of all of it grows with the length of the source: see tests/bench/growth_form.py.
import { mayStand, openFinding } from "./find.js";
import { openFolding } from "./folding.js";
import { BRACKETS, openMarks } from "./marks.js";
import { hasWords } from "./occurrences.js";
import { openSourceReader } from "./prepared.js";
import { openSpaces } from "./spaces.js";

export const PARAGRAPH = /(?:^|,)\s*paragraph\s+([1-9][0-9]{0,4})\s*$/i;
const MOST_FIRST_WORDS = 12;

// Returns the functions that look for quotes. `patterns` is what `matching.patterns` returns.
export function openMatching(patterns) {
  const spaces = openSpaces(patterns);
  const { fold, foldSource } = openFolding(patterns);
  const readingsOf = openMarks(patterns, spaces, fold);
  const placesIn = openFinding(patterns);

  // By way of capitals, so that `ß` and `ss` are the same, as in Python.
  const withoutCapitals = ({ text }) => spaces.strip(text).toUpperCase().toLowerCase();
  const nameOf = (text) => withoutCapitals(fold(text));
  const readSource = openSourceReader(patterns, spaces.strip, foldSource, nameOf);

  // Looks for the words of a quote in a source. The verdict is `verified`; `misplaced`, when they stand elsewhere than the
  // locator says; or `mismatch`. `places` has each place, with section, paragraph and the spans of the pieces. While no voice
  // is chosen, a quote may stand in anybody's turn but the interviewer's.
  function findQuote({ words, locator = "", voice = "", speaker = "" }, source) {
    const isNamed = namedBy(locator, source);
    const stretches = source.stretches.filter((stretch) => mayBeQuoted(stretch, voice, speaker, source.speakers));
    let elsewhere = null;
    for (const reading of readingsOf(words)) {
      if (!mayStand(reading, source)) continue;
      const places = stretches.flatMap((stretch) => placesIn(stretch, reading));
      const named = places.filter(isNamed);
      if (named.length) return { verdict: "verified", places: named };
      if (places.length) elsewhere ??= { verdict: "misplaced", places };
    }
    return elsewhere ?? { verdict: "mismatch", places: [] };
  }

  function mayBeQuoted({ label }, voice, speaker, speakers) {
    if (!speakers.size) return true;
    if (!voice) return speakers.get(label) !== "interviewer";
    if (voice !== "participant") return !label;
    return speakers.get(label) === "participant" && (!speakers.has(speaker) || speaker === label);
  }

  // Returns whether a place is one that a locator names: its beginning, up to a comma or the end, is the name of a section,
  // the longest if there are several; `paragraph` and a number may end it.
  function namedBy(locator, source) {
    const paragraph = Number(locator.match(PARAGRAPH)?.[1] ?? 0);
    const names = new Set(source.names.values());
    let wanted = nameOf(locator);
    while (wanted && !names.has(wanted)) wanted = wanted.includes(",") ? wanted.slice(0, wanted.lastIndexOf(",")) : "";
    return (place) =>
      (!source.isHeaded || (Boolean(wanted) && source.names.get(place.section) === wanted)) && (!paragraph || place.paragraph === paragraph);
  }

  // Returns the number of the paragraph of a source, from 0, that holds the longest beginning of a quote, capitals aside.
  // If none holds a word of it, that is the first one.
  function paragraphNear(words, source) {
    const paragraphs = source.sections.flatMap(({ paragraphs: texts }) => texts.map((text) => withoutCapitals(foldSource(text))));
    const first = withoutCapitals(fold(words.replace(BRACKETS, " "))).split(" ").slice(0, MOST_FIRST_WORDS);
    for (let count = first.length; count > 0; count -= 1) {
      const beginning = first.slice(0, count).join(" ");
      const number = paragraphs.findIndex((paragraph) => hasWords(beginning, paragraph));
      if (number >= 0) return number;
    }
    return 0;
  }

  return { readSource, findQuote, paragraphNear };
}
