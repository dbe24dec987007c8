// Text without what print alone decides, as the Python module `matching.folding` has it: section 2 of the specification.
import { countBelow } from "./occurrences.js";

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
const PLAIN = /[ -~]+(?=[ -~])/y;
const NONE = [];
const MOST_DIVIDED = 500;
const isHighSurrogate = (text, place) => (text.charCodeAt(place) & 0xfc00) === 0xd800;
export const lastOf = (text) => [...text.slice(-2)].at(-1) ?? "";

// Returns the functions that fold words that are looked for, and a paragraph of a source.
export function openFolding(patterns) {
  const shapes = new Map(Object.entries(patterns.shapes));
  const [inQuote, inSource] = [patterns.inQuote, patterns.inSource].map((pattern) => new RegExp(pattern, "gu"));
  const cjk = new RegExp(patterns.cjk, "u");
  const { lineEndHyphen } = patterns;

  // Returns a text without what print alone decides. `strokes` keeps what decides on tokens, `printed` the hyphens at the
  // ends of lines, `squeezed` neither hyphens nor spaces.
  function folded(original, changes) {
    const steps = [];
    if (original.normalize("NFC") !== original) steps.push(rewritten(original, clustersOf(original)));
    const composed = steps[0]?.text ?? original;
    steps.push(rewritten(composed, changesOf(composed, changes)));
    const strokes = steps.at(-1).text;
    const printed = strokes.replaceAll("—", "-").replaceAll("\xa0", " ");
    const text = printed.replaceAll(lineEndHyphen, "-");
    return { original, steps, strokes, printed, text, squeezed: text.replace(/[- ]/g, ""), inner: null, bare: null };
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

  return { fold: (text) => folded(text, inQuote), foldSource: (text) => folded(text, inSource) };
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
export function originalSpan({ steps }, span) {
  return steps.reduceRight(([start, end], step) => spanBefore(step, start, end), span);
}

function spanBefore({ changes, ends }, start, end) {
  const moved = (offset, number) => (number ? changes[number - 1].before[1] + offset - changes[number - 1].after[1] : offset);
  const [atStart, atEnd] = [countBelow(ends, start + 1), countBelow(ends, end)];
  const first = changes[atStart]?.after[0] <= start ? changes[atStart].before[0] : moved(start, atStart);
  const last = changes[atEnd]?.after[0] < end ? changes[atEnd].before[1] : moved(end, atEnd);
  return [first, Math.max(first, last)];
}
