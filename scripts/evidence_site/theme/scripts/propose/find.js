// Where the words of a quote stand in a folded text, as the Python modules `matching.tokens` and `matching.find` have it:
// sections 3 and 5 of the specification.
import { originalSpan } from "./folding.js";
import { countBelow, hasWords, occurrencesOf } from "./occurrences.js";

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
export const escaped = (text) => text.replace(SYNTAX, "\\$&");

export const mayStand = ({ telling }, { squeezed }) => telling.every((piece) => hasWords(piece, squeezed));

// Returns the function that finds each place where a reading of a quote stands.
export function openFinding(patterns) {
  const { lineEndHyphen, mostPlaces, mostCompared } = patterns;
  const [tokens, printable, hyphens] = [patterns.token, patterns.printable, patterns.hyphen].map((pattern) => new RegExp(pattern, "gu"));
  const something = new RegExp(patterns.something, "u");

  function isBoundary(text, offset) {
    text.inner ??= innerPlaces(text.strokes);
    return !text.inner[offset];
  }

  // Returns, for each place before, between and after the characters of a folded text, 1 if it is inside a token.
  function innerPlaces(strokes) {
    const inside = new Uint8Array(strokes.length + 1);
    for (const { 0: token, index } of strokes.matchAll(tokens)) inside.fill(1, index + 1, index + token.length);
    return inside;
  }

  // Returns the span of words where they first stand in a text, cut between tokens, or null.
  function findWords(words, text, start = 0) {
    if (text.printed.includes(lineEndHyphen)) return findInPrint(words, text, start);
    for (const place of occurrencesOf(words, text.text, start)) {
      const end = place + words.length;
      if (isBoundary(text, place) && isBoundary(text, end)) return [place, end];
    }
    return null;
  }

  // Finds words in a text in which hyphens at the ends of lines may belong to print or to a word. They are looked for
  // without hyphens, which is fast in any text, and compared with them only where they stand.
  function findInPrint(words, text, start) {
    text.bare ??= withoutHyphens(text.printed);
    const { bare, places } = text.bare;
    const wanted = withoutHyphens(words).bare;
    const lead = words.match(/^[- ]*/)[0].length;
    const printed = asPrinted(words);
    let left = Math.floor(mostCompared / words.length);
    for (const number of occurrencesOf(wanted, bare, countBelow(places, start + lead))) {
      const place = places[number] - lead;
      if (!isBoundary(text, place)) continue;
      if (!left) return null;
      left -= 1;
      printed.lastIndex = place;
      if (printed.test(text.printed) && isBoundary(text, printed.lastIndex)) return [place, printed.lastIndex];
    }
    return null;
  }

  // Returns a folded text without hyphens and the spaces behind them, and where each character was.
  function withoutHyphens(printed) {
    const places = [];
    let kept = 0;
    const keep = (end) => {
      for (; kept < end; kept += 1) places.push(kept);
    };
    for (const { 0: hyphen, index } of printed.matchAll(hyphens)) {
      keep(index);
      kept += hyphen.length;
    }
    keep(printed.length);
    return { bare: printed.replace(hyphens, ""), places };
  }

  // Returns a pattern for words as print may have them: a hyphen at the end of any line, and their own with it.
  function asPrinted(words) {
    const parts = words.replace(printable, (part, ...rest) => {
      const groups = rest.at(-1);
      if (groups.hyphen) return `(?:${escaped(part)}|${lineEndHyphen})`;
      return escaped(part) + (groups.letter ? `${lineEndHyphen}?` : "");
    });
    return new RegExp(parts, "uy");
  }

  // Returns each place where a reading of a quote stands in a stretch, as spans of the paragraph.
  function placesIn(stretch, reading) {
    if (reading.repeatsOmission || !reading.pieces.length || !mayStand(reading, stretch)) return [];
    const chains = chainsIn(stretch, reading);
    const tail = (chain) => JSON.stringify(chain?.slice(1));
    return chains
      .filter((chain, number) => chain.length === 1 || tail(chain) !== tail(chains[number + 1]))
      .map((chain) => ({
        section: stretch.section,
        paragraph: stretch.paragraph,
        pieces: chain.map((span) => originalSpan(stretch, span).map((place) => stretch.start + place)),
      }));
  }

  // Returns a function that finds words in a text as `findWords` does, and need not look again for those just ahead.
  function finderOf(words, text) {
    let [from, span] = [-1, null];
    return (start) => {
      if (from < 0 || start < from || (span && start > span[0])) [from, span] = [start, findWords(words, text, start)];
      return span;
    };
  }

  function chainsIn(text, { pieces, beginsLate, endsEarly }) {
    const [findFirst, ...others] = pieces.map((piece) => finderOf(piece, text));
    const leavesOut = (start, end) => something.test(text.text.slice(start, end));
    const chains = [];
    for (let first = findFirst(0); first && chains.length < mostPlaces; first = findFirst(first[0] + 1)) {
      const chain = [first];
      for (const find of others) {
        const last = chain.at(-1)[1];
        let span = find(last);
        while (span && !leavesOut(last, span[0])) span = find(span[0] + 1);
        if (!span) return chains;
        chain.push(span);
      }
      if (endsEarly && !leavesOut(chain.at(-1)[1], text.text.length)) return chains; // later places leave out no more
      if (!beginsLate || leavesOut(0, first[0])) chains.push(chain);
    }
    return chains;
  }

  return placesIn;
}
