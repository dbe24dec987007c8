// White space at the ends of a text.

// Returns what takes spaces from a text, and a pattern for one of them. `space` is what a class of characters has.
export function openSpaces({ space }) {
  const aSpace = new RegExp(`[${space}]`, "u");

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

  return { aSpace, strip, stripStart, stripEnd };
}
