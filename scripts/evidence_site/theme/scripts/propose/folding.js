// Text with what print alone decides taken out: composition of accents, white space, shapes of quotes and dashes.
const SHAPES = new Map([
  ...[..."‘’‚‛′‵‹›ʹʼ`´"].map((each) => [each, "'"]),
  ...[...'"“”„‟″‶«»ʺ〝〞〟'].map((each) => [each, "''"]),
  ...[..."‐‑﹣－"].map((each) => [each, "-"]),
  ...[..."‒–—―−﹘"].map((each) => [each, "—"]),
]);

// In `strokes`, dashes still differ from hyphens, which hold a word together. `spans` lead back to the original.
function fold(text) {
  let strokes = "";
  const spans = [];
  for (const [characters, start, end] of composed(text)) {
    for (const character of characters) {
      const shape = isSpace(character) ? " " : (SHAPES.get(character) ?? character);
      if (shape === " " && strokes.endsWith(" ")) {
        spans[spans.length - 1] = [spans.at(-1)[0], end];
        continue;
      }
      strokes += shape;
      for (let unit = 0; unit < shape.length; unit += 1) spans.push([start, end]);
    }
  }
  return { original: text, strokes, text: strokes.replaceAll("—", "-"), spans };
}

// Gives the characters of a text with accents composed, each run of them with its span.
function* composed(text) {
  let start = 0;
  let place = 0;
  const isComposed = text.normalize("NFC") === text;
  for (const character of text) {
    const run = text.slice(start, place).normalize("NFC");
    if (place > start && (isComposed || !(isMark(character) || joins(run, character)))) {
      yield [run, start, place];
      start = place;
    }
    place += character.length;
  }
  if (place > start) yield [text.slice(start).normalize("NFC"), start, place];
}

const joins = (run, character) => (run + character).normalize("NFC") !== run + character.normalize("NFC");

// A combining mark changes places with an iota below; nothing else does.
function isMark(character) {
  const IOTA = "a\u0345";
  return character === "\u0345" || (IOTA + character).normalize("NFD") !== IOTA + character.normalize("NFD");
}

function originalSpan(folded, start, end) {
  if (start < end) return [folded.spans[start][0], folded.spans[end - 1][1]];
  const place = start < folded.spans.length ? folded.spans[start][0] : folded.original.length;
  return [place, place];
}

const originalText = (folded, start, end) => folded.original.slice(...originalSpan(folded, start, end));

const inWord = (character) => /^[\p{L}\p{N}\p{M}_]$/u.test(character ?? "");

// Words can be cut here: `clinical` is no word of `non-clinical`, nor `can` of `can't`.
function isBoundary(folded, offset) {
  const before = [...folded.strokes.slice(Math.max(offset - 4, 0), offset)].slice(-2);
  const after = [...folded.strokes.slice(offset, offset + 4)].slice(0, 2);
  if (!before.length || !after.length) return true;
  const last = before.at(-1);
  if (inWord(last)) return !(inWord(after[0]) || ("-'".includes(after[0]) && inWord(after[1])));
  return !(last === "-" && inWord(before.at(-2)) && inWord(after[0]));
}

const sameWords = (one, other) => strip(fold(one).text) === strip(fold(other).text);
