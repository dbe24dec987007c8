// Whether the words of a quote stand in a source, and where. Nothing here needs a page, so that tests can run it in
// Node. Its sections are those of the specification, docs/guide/verification.md. Patterns come from Python
// (`matching.patterns`), in the syntax that both languages share; what is done with them follows the package `matching`,
// function by function. The cost of all of it grows with the length of the source: see tests/bench/growth_form.py.
import { countBelow, hasWords, occurrencesOf } from "./occurrences.js";

const HEADING = /^# +(.*)$/gm;
const TRANSCRIPT = /^[ \t]*transcript:[ \t]*(.*)$/im;
export const PARAGRAPH = /(?:^|,)\s*paragraph\s+([1-9][0-9]{0,4})\s*$/i;
const BRACKETS = /\[[^[\]]*\]/gu;
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
const MOST_FIRST_WORDS = 12;
const MOST_TELLING = 4;
// What a space belongs to that stands before or after an insertion.
const KEEPS_SPACE_BEFORE = /^[\p{L}\p{N}([{“‘«]/u;
const KEEPS_SPACE_AFTER = /^[\p{L}\p{N})\]}.,;:!?…%”’»]/u;

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
const PLAIN = /[ -~]+(?=[ -~])/y;
const NONE = [];
const MOST_DIVIDED = 500;
const isHighSurrogate = (text, place) => (text.charCodeAt(place) & 0xfc00) === 0xd800;
const lastOf = (text) => [...text.slice(-2)].at(-1) ?? "";
const escaped = (text) => text.replace(SYNTAX, "\\$&");

// Returns the functions that look for quotes. `patterns` is what `matching.patterns` returns.
export function openMatching(patterns) {
  const { space, lineEndHyphen, mostReadings, mostPlaces, mostCompared } = patterns;
  const shapes = new Map(Object.entries(patterns.shapes));
  const global = (name) => new RegExp(patterns[name], "gu");
  const once = (pattern) => new RegExp(pattern, "u");
  const [inQuote, inSource, tokens, printable, hyphens] = ["inQuote", "inSource", "token", "printable", "hyphen"].map(global);
  const [something, cjk, omission] = [patterns.something, patterns.cjk, `^${patterns.omission}$`].map(once);
  const blankLine = once(`\\n(?:(?!\\n)[${space}])*\\n[${space}]*`);
  const aSpace = once(`[${space}]`);

  // A pattern for spaces at an end would try every other run of them from each of its characters on.
  function stripEnd(text) {
    let end = text.length;
    while (end && aSpace.test(text[end - 1])) end -= 1;
    return text.slice(0, end);
  }

  function stripStart(text) {
    let start = 0;
    while (start < text.length && aSpace.test(text[start])) start += 1;
    return text.slice(start);
  }

  const strip = (text) => stripStart(stripEnd(text));

  // 1. A source: its head, sections, paragraphs and, in a transcript, turns.

  // Returns a source with its sections, and the stretches in which a quote must stand whole.
  function readSource(text) {
    const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
    const headings = [...lines.matchAll(HEADING)];
    const speakers = readSpeakers(headings.length ? lines.slice(0, headings[0].index) : "");
    const parts = headings.map((heading, number) => ({
      name: strip(heading[1]),
      text: lines.slice(heading.index + heading[0].length, headings[number + 1]?.index),
    }));
    const sections = (parts.length ? parts : [{ name: "", text: lines }]).map((part) => ({
      name: part.name,
      paragraphs: part.text.split(blankLine).map(strip).filter(Boolean),
    }));
    const opening = openingOf(speakers);
    const stretches = sections.flatMap((section) => [...stretchesOf(section, opening)]);
    const names = new Map(sections.map(({ name }) => [name, nameOf(name)]));
    const squeezed = stretches.map((stretch) => stretch.squeezed).join("\n");
    return { speakers, isHeaded: parts.length > 0, sections, stretches, squeezed, names };
  }

  function readSpeakers(head) {
    const named = head.match(TRANSCRIPT)?.[1].split(",") ?? [];
    return new Map(named.map((each) => each.split("=").map(strip)).map(([label, role]) => [label, role?.toLowerCase()]));
  }

  // Returns the pattern of the beginning of a turn, or null when nobody is named.
  function openingOf(speakers) {
    const labels = [...speakers.keys()].sort((one, other) => other.length - one.length).map(escaped);
    const pattern = `^[ \\t]*(${labels.join("|")})(?:[ \\t]+[\\[(]?\\d[\\d:.,]*[\\])]?)?[ \\t]*(?::|$)[ \\t]*`;
    return labels.length ? new RegExp(pattern, "gm") : null;
  }

  function* stretchesOf({ name, paragraphs }, opening) {
    let label = "";
    for (const [number, paragraph] of paragraphs.entries()) {
      let start = 0;
      const stretch = (end) => ({ section: name, paragraph: number + 1, start, label, ...fold(paragraph.slice(start, end), inSource) });
      for (const turn of opening ? paragraph.matchAll(opening) : []) {
        if (strip(paragraph.slice(start, turn.index))) yield stretch(turn.index);
        [label, start] = [turn[1], turn.index + turn[0].length];
      }
      if (strip(paragraph.slice(start))) yield stretch(paragraph.length);
    }
  }

  // 2. Folding.

  // Returns a text without what print alone decides. `strokes` keeps what decides on tokens, `printed` the hyphens at the
  // ends of lines, `squeezed` neither hyphens nor spaces.
  function fold(original, changes = inQuote) {
    const steps = [];
    if (original.normalize("NFC") !== original) steps.push(rewritten(original, clustersOf(original)));
    const composed = steps[0]?.text ?? original;
    steps.push(rewritten(composed, changesOf(composed, changes)));
    const strokes = steps.at(-1).text;
    const printed = strokes.replaceAll("—", "-").replaceAll("\xa0", " ");
    const text = printed.replaceAll(lineEndHyphen, "-");
    return { original, steps, strokes, printed, text, squeezed: text.replace(/[- ]/g, ""), inner: null, bare: null };
  }

  // Yields what readers take for one character, with its composed form, but for plain letters between others. The text
  // is divided bit by bit: browsers take the square of its length for the whole.
  function* clustersOf(text) {
    for (let [start, size] = [0, MOST_DIVIDED]; start < text.length; ) {
      PLAIN.lastIndex = start;
      if (PLAIN.test(text)) start = PLAIN.lastIndex;
      const end = start + size + (isHighSurrogate(text, start + size - 1) ? 1 : 0);
      const clusters = [...GRAPHEMES.segment(text.slice(start, end))];
      if (end < text.length) clusters.pop(); // it may go on
      for (const { segment, index } of clusters) yield [start + index, segment, segment.normalize("NFC")];
      start += clusters.length ? clusters.at(-1).index + clusters.at(-1).segment.length : 0;
      size = clusters.length ? MOST_DIVIDED : size * 2;
    }
  }

  function* changesOf(text, changes) {
    for (const place of text.matchAll(changes)) yield [place.index, place[0], plain(place, text)];
  }

  function plain({ 0: written, index, groups }, text) {
    if (groups.hyphen) return lineEndHyphen;
    if (groups.mark) return shapes.get(written);
    if (groups.form) return written.normalize("NFKC");
    if (groups.dots) return [...groups.dots].map((each) => ({ "…": "...", ".": "." })[each] ?? "").join("");
    if (!groups.space) return "";
    const around = [text.slice(0, index), text.slice(index + written.length)];
    const isInside = cjk.test(lastOf(around[0])) && cjk.test([...around[1].slice(0, 2)][0] ?? "");
    if (written.includes("\n") && isInside) return "";
    return patterns.groupingSpaces.includes(written) ? "\xa0" : " ";
  }

  // Returns a text with its changes made, each with its span before and after.
  function rewritten(text, places) {
    const [parts, changes] = [[], []];
    let [length, kept] = [0, 0];
    for (const [index, written, changed] of places) {
      if (changed === written) continue;
      parts.push(text.slice(kept, index), changed);
      length += index - kept;
      kept = index + written.length;
      changes.push({ before: [index, kept], after: [length, length + changed.length] });
      length += changed.length;
    }
    if (!changes.length) return { text, changes: NONE, ends: NONE };
    return { text: parts.join("") + text.slice(kept), changes, ends: changes.map((each) => each.after[1]) };
  }

  // Returns the span of the original that was folded into a span of the text.
  function originalSpan({ steps }, span) {
    return steps.reduceRight(([start, end], step) => spanBefore(step, start, end), span);
  }

  function spanBefore({ changes, ends }, start, end) {
    const moved = (offset, number) => (number ? changes[number - 1].before[1] + offset - changes[number - 1].after[1] : offset);
    const [atStart, atEnd] = [countBelow(ends, start + 1), countBelow(ends, end)];
    const first = changes[atStart]?.after[0] <= start ? changes[atStart].before[0] : moved(start, atStart);
    const last = changes[atEnd]?.after[0] < end ? changes[atEnd].before[1] : moved(end, atEnd);
    return [first, Math.max(first, last)];
  }

  // 3. Tokens, which are never cut.

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

  // 4. Marks: omissions, insertions, and a first letter in the other case.

  // Yields each way to read a quote, up to a limit: brackets are the source's own, or the editors'.
  function* readingsOf(words) {
    const marks = [...words.matchAll(BRACKETS)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
    const omissions = marks.filter(({ text }) => omission.test(text));
    const choices = marks.filter(({ text }) => !omission.test(text)).map((mark) => choicesOf(words, mark));
    const total = choices.reduce((product, each) => product * each.length, 1);
    for (let number = 0; number < Math.min(total, mostReadings); number += 1)
      yield readingOf(words, omissions, choiceOf(choices, number));
    if (total > mostReadings) yield readingOf(words, omissions, choices.map((each) => each.at(-1)));
  }

  // Returns one of all ways to choose, by its number: the last choice changes first.
  function choiceOf(choices, number) {
    let left = number;
    const chosen = choices.toReversed().map((each) => {
      const one = each[left % each.length];
      left = Math.floor(left / each.length);
      return one;
    });
    return chosen.reverse();
  }

  // Returns what may be read in place of a bracket's characters: these themselves, a letter or nothing.
  function choicesOf(words, { text, start, end }) {
    const [before, after] = [words.slice(0, start), words.slice(end)];
    const inside = strip(text.slice(1, -1));
    const beginsWord = /^\p{L}/u.test(after) && !/^[\p{L}\p{N}]/u.test(lastOf(before));
    if ([...text].length === 3 && /^\p{L}$/u.test(inside) && otherCase(inside).length === 1 && beginsWord)
      return [[], ...[inside, otherCase(inside)].map((letter) => [[start, start + 1, ""], [start + 1, end - 1, letter], [end - 1, end, ""]])];
    return [[], [[...withItsSpace(words, [start, end]), ""]]];
  }

  const otherCase = (letter) => (letter === letter.toUpperCase() && letter !== letter.toLowerCase() ? letter.toLowerCase() : letter.toUpperCase());

  function readingOf(words, omissions, choice) {
    const rewritings = choice.flat();
    const starts = [0, ...omissions.map(({ end }) => end)];
    const ends = [...omissions.map(({ start }) => start), words.length];
    const pieces = starts.map((start, number) => strip(fold(partOf(words, start, ends[number], rewritings)).text));
    const haveWords = pieces.map((piece) => /[\p{L}\p{N}]/u.test(piece));
    const kept = pieces.filter((_, number) => haveWords[number]);
    return {
      pieces: kept,
      telling: tellingOf(kept),
      beginsLate: !haveWords[0],
      endsEarly: !haveWords.at(-1),
      repeatsOmission: !haveWords.slice(1, -1).every(Boolean),
    };
  }

  // Returns a part of the words with its rewritings made, each a span and what is read there.
  function partOf(words, start, end, rewritings) {
    let [made, place] = ["", start];
    for (const [from, to, written] of rewritings) {
      if (to <= start || from >= end) continue;
      made += words.slice(place, Math.max(from, place)) + written;
      place = Math.max(place, to);
    }
    return made + words.slice(place, Math.max(end, place));
  }

  // Widens an insertion by the space that came with it: `the [senior] leaders`, `wards [here], and`, `([the] ward`.
  function withItsSpace(text, [start, end]) {
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const [spacedBefore, spacedAfter] = [aSpace.test(text[start - 1] ?? ""), aSpace.test(text[end] ?? "")];
    if (spacedBefore && !spacedAfter && !KEEPS_SPACE_BEFORE.test(after)) return [stripEnd(before).length, end];
    if (spacedAfter && !spacedBefore && !KEEPS_SPACE_AFTER.test(lastOf(before)))
      return [start, text.length - stripStart(after).length];
    return [start, end];
  }

  // 5. Where a quote may stand.

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

  const mayStand = ({ telling }, { squeezed }) => telling.every((piece) => hasWords(piece, squeezed));

  // Returns the longest pieces, squeezed: they tell soon whether it is worth while to look for all of them.
  function tellingOf(pieces) {
    const squeezed = pieces.map((piece) => piece.replace(/[- ]/g, ""));
    return squeezed.sort((one, other) => other.length - one.length).slice(0, MOST_TELLING);
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
    const paragraphs = source.sections.flatMap(({ paragraphs: texts }) => texts.map((text) => withoutCapitals(fold(text, inSource))));
    const first = withoutCapitals(fold(words.replace(BRACKETS, " "))).split(" ").slice(0, MOST_FIRST_WORDS);
    for (let count = first.length; count > 0; count -= 1) {
      const beginning = first.slice(0, count).join(" ");
      const number = paragraphs.findIndex((paragraph) => hasWords(beginning, paragraph));
      if (number >= 0) return number;
    }
    return 0;
  }

  const nameOf = (text) => withoutCapitals(fold(text));

  // By way of capitals, so that `ß` and `ss` are the same, as in Python.
  const withoutCapitals = ({ text }) => strip(text).toUpperCase().toLowerCase();

  return { readSource, findQuote, paragraphNear };
}
