// Square brackets in a quote: `[...]` marks an omission, `[word]` an insertion of the editors.
const OMISSION = new RegExp(`^\\[[${SPACE}]*(?:…|\\.[${SPACE}]?\\.[${SPACE}]?\\.[${SPACE}]?\\.?)[${SPACE}]*\\]$`, "u");
const OPENING = new Set("([{“‘«");
const CLOSING = new Set(")]}.,;:!?…%”’»");
const MOST_MIXED = 5;

function readMarks(text) {
  const paired = [...text.matchAll(/\[[^[\]]*\]/gu)].map((each) => [each.index, each.index + each[0].length]);
  const inside = new Set(paired.flatMap(([start, end]) => [start, end - 1]));
  const marks = paired.map(([start, end]) => {
    const isOmission = OMISSION.test(text.slice(start, end));
    const words = isOmission ? "" : strip(text.slice(start + 1, end - 1));
    return { kind: isOmission ? "omission" : "insertion", span: [start, end], words };
  });
  const strays = [...text.matchAll(/[[\]]/gu)]
    .filter((each) => !inside.has(each.index))
    .map((each) => ({ kind: "stray", span: [each.index, each.index + 1], words: "" }));
  return [...marks, ...strays].sort((one, other) => one.span[0] - other.span[0]);
}

// Dots that look like an omission but stand in no brackets.
function bareDots(text) {
  const found = [...text.matchAll(/\[[^[\]]*\]|(?<bare>\.\.\.+|…|\. \. \.)/gu)];
  return found.filter((each) => each.groups.bare).map((each) => [each.index, each.index + each[0].length]);
}

// Reads a quote in every way its brackets allow: first every one is the source's own, last every one an insertion.
function* readings(text) {
  const marks = readMarks(text);
  const spans = (kind) => marks.filter((each) => each.kind === kind).map((each) => each.span);
  const insertions = spans("insertion");
  for (const choice of choices(insertions.length)) {
    const pieces = piecesOf(text, spans("omission"), insertions.filter((_, number) => !choice[number]));
    yield { pieces, own: insertions.filter((_, number) => choice[number]) };
  }
}

function* choices(count) {
  if (count) yield Array(count).fill(true);
  if (count > 1 && count <= MOST_MIXED) {
    const all = Array.from({ length: 2 ** count }, (_, number) =>
      Array.from({ length: count }, (__, place) => !((number >> (count - 1 - place)) & 1)),
    );
    const owned = (choice) => choice.filter(Boolean).length;
    const mixed = all.filter((choice) => new Set(choice).size > 1);
    yield* mixed.sort((one, other) => owned(other) - owned(one));
  }
  yield Array(count).fill(false);
}

function piecesOf(text, omissions, dropped) {
  const gone = new Set();
  for (const span of dropped) {
    const [start, end] = healed(text, span);
    for (let place = start; place < end; place += 1) gone.add(place);
  }
  const starts = [0, ...omissions.map(([, end]) => end)];
  const ends = [...omissions.map(([start]) => start), text.length];
  return starts
    .map((start, number) => {
      const places = [];
      for (let place = start; place < ends[number]; place += 1) if (!gone.has(place)) places.push(place);
      const folded = fold(places.map((place) => text[place]).join(""));
      return { folded, places, text: strip(folded.text) };
    })
    .filter((each) => /[\p{L}\p{N}]/u.test(each.text));
}

// Widens an insertion by the space that came with it: `the [senior] leaders`, `wards [here], and`, `([the] ward`.
function healed(text, [start, end]) {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const last = lastOf(before);
  const next = firstOf(after);
  if (isSpace(last) && !isSpace(next) && !(isLetterOrDigit(next) || OPENING.has(next))) return [stripEnd(before).length, end];
  if (isSpace(next) && !isSpace(last) && !(isLetterOrDigit(last) || CLOSING.has(last)))
    return [start, end + after.length - stripStart(after).length];
  return [start, end];
}

// Gives the span in the quote of a span of a piece's folded words, which is not empty.
function quoteSpan(piece, start, end) {
  const [first, after] = originalSpan(piece.folded, start, end);
  return [piece.places[first], piece.places[after - 1] + 1];
}
