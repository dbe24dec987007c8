// Where words stand in a text. `indexOf` of a browser takes the product of both lengths for words that repeat themselves;
// this takes their sum, by the algorithm of Knuth, Morris and Pratt (https://doi.org/10.1137/0206024).

// Yields each place of words in a text from a start on, in order; places may overlap.
export function* occurrencesOf(words, text, start = 0) {
  const first = text.indexOf(words[0], start);
  if (first < 0 || !words || first + words.length > text.length) return;
  const borders = bordersOf(words);
  let fits = 0;
  for (let place = first; place < text.length; place += 1) {
    const character = text.charCodeAt(place);
    while (fits && words.charCodeAt(fits) !== character) fits = borders[fits - 1];
    if (words.charCodeAt(fits) === character) fits += 1;
    if (fits < words.length) continue;
    yield place + 1 - fits;
    fits = borders[fits - 1];
  }
}

// Returns, for each beginning of words, the length of the longest shorter beginning that is also its end.
function bordersOf(words) {
  const borders = new Uint32Array(words.length);
  let fits = 0;
  for (let place = 1; place < words.length; place += 1) {
    const character = words.charCodeAt(place);
    while (fits && words.charCodeAt(fits) !== character) fits = borders[fits - 1];
    if (words.charCodeAt(fits) === character) fits += 1;
    borders[place] = fits;
  }
  return borders;
}

export const hasWords = (words, text) => !words || !occurrencesOf(words, text).next().done;

// Returns how many of several numbers, which ascend, are below one.
export function countBelow(numbers, most) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < most) low = middle + 1;
    else high = middle;
  }
  return low;
}
