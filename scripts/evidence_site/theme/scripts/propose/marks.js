// Square brackets in a quote, as the Python module `matching.marks` has them: omissions, insertions, and a first letter in
// the other case. Section 4 of the specification.
import { lastOf } from "./folding.js";

export const BRACKETS = /\[[^[\]]*\]/gu;
const MOST_TELLING = 4;
// What a space belongs to that stands before or after an insertion.
const KEEPS_SPACE_BEFORE = /^[\p{L}\p{N}([{“‘«]/u;
const KEEPS_SPACE_AFTER = /^[\p{L}\p{N})\]}.,;:!?…%”’»]/u;

// Returns the function that reads a quote in each way.
export function openMarks(patterns, { aSpace, strip, stripStart, stripEnd }, fold) {
  const omission = new RegExp(`^${patterns.omission}$`, "u");
  const { mostReadings } = patterns;

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

  // Returns what may be read in place of a bracket's characters: these themselves, a letter or nothing.
  function choicesOf(words, { text, start, end }) {
    const [before, after] = [words.slice(0, start), words.slice(end)];
    const inside = strip(text.slice(1, -1));
    const beginsWord = /^\p{L}/u.test(after) && !/^[\p{L}\p{N}]/u.test(lastOf(before));
    if ([...text].length === 3 && /^\p{L}$/u.test(inside) && otherCase(inside).length === 1 && beginsWord)
      return [[], ...[inside, otherCase(inside)].map((letter) => [[start, start + 1, ""], [start + 1, end - 1, letter], [end - 1, end, ""]])];
    return [[], [[...withItsSpace(words, [start, end]), ""]]];
  }

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

  // Widens an insertion by the space that came with it: `the [senior] leaders`, `wards [here], and`, `([the] ward`.
  function withItsSpace(text, [start, end]) {
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const [spacedBefore, spacedAfter] = [aSpace.test(text[start - 1] ?? ""), aSpace.test(text[end] ?? "")];
    if (spacedBefore && !spacedAfter && !KEEPS_SPACE_BEFORE.test(after)) return [stripEnd(before).length, end];
    if (spacedAfter && !spacedBefore && !KEEPS_SPACE_AFTER.test(lastOf(before)))
      return [start, text.length - stripStart(after).length];
    return [start, end];
  }

  return readingsOf;
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

const otherCase = (letter) => (letter === letter.toUpperCase() && letter !== letter.toLowerCase() ? letter.toLowerCase() : letter.toUpperCase());

// Returns the longest pieces, squeezed: they tell soon whether it is worth while to look for all of them.
function tellingOf(pieces) {
  const squeezed = pieces.map((piece) => piece.replace(/[- ]/g, ""));
  return squeezed.sort((one, other) => other.length - one.length).slice(0, MOST_TELLING);
}
