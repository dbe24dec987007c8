// The words of a text, so that nobody quotes half of one.
const WORD = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|[-'’‑\u00ad](?=[\p{L}\p{M}\p{N}]))*/gu;

export const wordsOf = (text) => [...text.matchAll(WORD)].map(({ 0: word, index }) => [index, index + word.length]);

// Returns a span without spaces at its ends, and with the whole of each word that it cuts; null when nothing is left.
export function wholeWords(text, [from, to]) {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  if (start === end) return null;
  for (const [first, last] of wordsOf(text)) {
    if (first < start && start < last) start = first;
    if (first < end && end < last) end = last;
  }
  return [start, end];
}

// Returns the words next to those that are chosen with the keyboard. `chosen` has the numbers of the first word, where
// choosing began, and of the last, where it goes on; null when none is chosen yet.
export function moved(chosen, step, isMore, count) {
  if (!count) return null;
  if (!chosen) return { first: 0, last: 0 };
  const last = Math.min(Math.max(chosen.last + step, 0), count - 1);
  return { first: isMore ? chosen.first : last, last };
}
