// Whether the words of a quote stand in a source, and in which section. Nothing here needs a page, so that tests can run
// it in Node. The package `matching` in Python is the reference: both pass the cases of tests/matching/cases.yml.

// White space as Python has it.
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "gu");
const SPACE_AROUND = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu");
const [SPACE_BEFORE, SPACE_AFTER] = [new RegExp(`[${SPACE}]+$`, "u"), new RegExp(`^[${SPACE}]+`, "u")];
const BLANK_LINES = new RegExp(`\\n[ \\t]*\\n[${SPACE}]*`, "u");

// A double quotation mark becomes two single ones, so that `` and '' are double marks too.
const SHAPES = new Map([
  ...[..."‘’‚‛′‵‹›ʹʼ`´"].map((mark) => [mark, "'"]),
  ...[...'"“”„‟″‶«»ʺ〝〞〟'].map((mark) => [mark, "''"]),
  ...[..."‐‑﹣－"].map((mark) => [mark, "-"]),
  ...[..."‒–—―−﹘"].map((mark) => [mark, "—"]),
]);
const SHAPED = new RegExp(`[${[...SHAPES.keys()].join("")}]`, "gu");

const OMISSION = new RegExp(`^\\[[${SPACE}]*(?:…|\\.[${SPACE}]?\\.[${SPACE}]?\\.[${SPACE}]?\\.?)[${SPACE}]*\\]$`, "u");
const BRACKETS = /\[[^[\]]*\]/gu;
const WORD = "[\\p{L}\\p{N}\\p{M}_]";
const [WORD_BEFORE, WORD_AFTER] = [new RegExp(`${WORD}$`, "u"), new RegExp(`^${WORD}`, "u")];
const [HYPHEN_BEFORE, JOINED_AFTER] = [new RegExp(`${WORD}-$`, "u"), new RegExp(`^[-']?${WORD}`, "u")];
// What a space belongs to that stands before or after an insertion.
const KEEPS_SPACE_BEFORE = /^[\p{L}\p{N}([{“‘«]/u;
const KEEPS_SPACE_AFTER = /[\p{L}\p{N})\]}.,;:!?…%”’»]$/u;
const MOST_MIXED_INSERTIONS = 5;
const MOST_FIRST_WORDS = 12;

const strip = (text) => text.replace(SPACE_AROUND, "");

// Reads a source text into its sections, each with its name and paragraphs. A line that begins with `# ` is a heading;
// what stands before the first heading is about the text and not part of it.
export function readSource(text) {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const headings = [...lines.matchAll(/^# +(.*)$/gm)];
  if (!headings.length) return [readSection("", lines)];
  return headings.map((heading, number) =>
    readSection(strip(heading[1]), lines.slice(heading.index + heading[0].length, headings[number + 1]?.index)),
  );
}

function readSection(name, text) {
  const paragraphs = text.split(BLANK_LINES).map(strip).filter(Boolean);
  return { name, paragraphs: paragraphs.map((original) => ({ original, ...fold(original) })) };
}

// Looks for the words of a quote in a source. The verdict is `verified`; `misplaced`, when they stand in another section
// than the locator names; or `mismatch`. `section` is the name of the section that holds them.
export function findQuote(words, locator, source) {
  const isHeaded = source.some((section) => section.name);
  const named = isHeaded ? namedSections(locator, source) : source;
  const others = source.filter((section) => !named.includes(section));
  const readings = [...readingsOf(words)].filter((pieces) => pieces.length);
  const holder = (sections) => sections.find((section) => readings.some((pieces) => holds(section, pieces)));
  const right = holder(named);
  if (right) return { verdict: "verified", section: right.name };
  const wrong = holder(others);
  return wrong ? { verdict: "misplaced", section: wrong.name } : { verdict: "mismatch", section: "" };
}

// Returns the number of the paragraph of a source, from 0, that holds the longest beginning of a quote, capitals aside.
// If none holds a word of it, that is the first one.
export function paragraphNear(words, source) {
  const paragraphs = source.flatMap((section) => section.paragraphs.map(withoutCapitals));
  const first = withoutCapitals(fold(words.replace(BRACKETS, " "))).split(" ").slice(0, MOST_FIRST_WORDS);
  for (let count = first.length; count > 0; count -= 1) {
    const beginning = first.slice(0, count).join(" ");
    const number = paragraphs.findIndex((paragraph) => paragraph.includes(beginning));
    if (number >= 0) return number;
  }
  return 0;
}

// Returns a text without what print alone decides: composition of accents, white space, shapes of marks and dashes. In
// `strokes`, dashes still differ from hyphens, which hold a word together.
function fold(text) {
  const shaped = text.normalize("NFC").replace(SHAPED, (mark) => SHAPES.get(mark));
  const strokes = shaped.replace(SPACES, " ");
  return { strokes, text: strokes.replaceAll("—", "-") };
}

// By way of capitals, so that `ß` and `ss` are the same, as in Python.
const withoutCapitals = (folded) => strip(folded.text).toUpperCase().toLowerCase();

// Returns the sections that a locator names: its beginning, up to a comma or the end. The longest name wins.
function namedSections(locator, source) {
  const nameOf = (text) => withoutCapitals(fold(text));
  let name = nameOf(locator);
  for (;;) {
    const found = source.filter((section) => section.name && nameOf(section.name) === name);
    if (!name || found.length) return found;
    name = name.includes(",") ? name.slice(0, name.lastIndexOf(",")) : "";
  }
}

// Yields each way to read a quote, as the pieces that must stand in this order in one paragraph: `[...]` is an omission;
// any other bracket is the source's own, or an insertion that the source does not have.
function* readingsOf(words) {
  const spans = [...words.matchAll(BRACKETS)].map((match) => [match.index, match.index + match[0].length]);
  const isOmission = ([start, end]) => OMISSION.test(words.slice(start, end));
  const omissions = spans.filter(isOmission);
  const brackets = spans.filter((span) => !isOmission(span));
  for (const insertions of choicesOf(brackets)) yield piecesOf(words, omissions, insertions);
}

// Returns every choice of some of the brackets; of many brackets only all and none.
function choicesOf(brackets) {
  if (brackets.length > MOST_MIXED_INSERTIONS) return [[], brackets];
  return brackets.reduce((choices, each) => [...choices, ...choices.map((choice) => [...choice, each])], [[]]);
}

function piecesOf(words, omissions, insertions) {
  const dropped = insertions.map((span) => withItsSpace(words, span));
  const starts = [0, ...omissions.map(([, end]) => end)];
  const ends = [...omissions.map(([start]) => start), words.length];
  return starts
    .map((start, number) => strip(fold(without(words, dropped, start, ends[number])).text))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

// Returns a part of a text without the spans that are dropped.
function without(text, dropped, start, end) {
  let kept = "";
  let place = start;
  for (const [from, to] of dropped) {
    if (to <= start || from >= end) continue;
    kept += text.slice(place, Math.max(from, place));
    place = Math.max(place, to);
  }
  return kept + text.slice(place, Math.max(end, place));
}

// Widens an insertion by the space that came with it: `the [senior] leaders`, `wards [here], and`, `([the] ward`.
function withItsSpace(text, [start, end]) {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const [spaceBefore, spaceAfter] = [SPACE_BEFORE.test(before), SPACE_AFTER.test(after)];
  if (spaceBefore && !spaceAfter && !KEEPS_SPACE_BEFORE.test(after)) return [before.replace(SPACE_BEFORE, "").length, end];
  if (spaceAfter && !spaceBefore && !KEEPS_SPACE_AFTER.test(before))
    return [start, text.length - after.replace(SPACE_AFTER, "").length];
  return [start, end];
}

// Whether a paragraph of the section holds all pieces, one after the other.
function holds(section, pieces) {
  return section.paragraphs.some((paragraph) => {
    let place = 0;
    for (const piece of pieces) {
      const found = findWords(piece, paragraph, place);
      if (found < 0) return false;
      place = found + piece.length;
    }
    return true;
  });
}

// Returns where words first stand, cut between words, or -1.
function findWords(words, paragraph, start) {
  let place = paragraph.text.indexOf(words, start);
  while (place >= 0 && !(isBoundary(paragraph, place) && isBoundary(paragraph, place + words.length)))
    place = paragraph.text.indexOf(words, place + 1);
  return place;
}

// Whether words can be cut here: `clinical` is no word of `non-clinical`, nor `can` of `can't`.
function isBoundary({ strokes }, offset) {
  const [before, after] = [strokes.slice(Math.max(offset - 4, 0), offset), strokes.slice(offset, offset + 4)];
  if (WORD_BEFORE.test(before)) return !JOINED_AFTER.test(after);
  return !(HYPHEN_BEFORE.test(before) && WORD_AFTER.test(after));
}
