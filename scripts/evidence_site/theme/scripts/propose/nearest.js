// The passage of a source that comes closest to words it does not hold, and where the two first differ.
const RAREST = 16;
const MOST_PLACES = 150;
const MOST_CANDIDATES = 8;
const BUCKET = 8;
const SLACK = 6;
const LEAST_SHARED = 0.4;

const plainWords = (words) => words.map((each) => casefold(each.text));
const byCharacter = (one, other) => {
  const [these, those] = [[...one], [...other]];
  const place = these.findIndex((each, number) => each !== those[number]);
  if (place < 0) return these.length - those.length;
  return place < those.length ? these[place].codePointAt(0) - those[place].codePointAt(0) : 1;
};

function countOf(words) {
  const counts = new Map();
  for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

function findNearest(pieces, source) {
  const absent = pieces.find((each) => !whereIs(each, source));
  return absent ? nearestTo(absent, source) : elsewhere(pieces, source);
}

// Gives the first paragraph that holds a piece, and the place there.
function whereIs(piece, source) {
  for (const section of source.sections) {
    if (!mayHold(section, [piece])) continue;
    for (const paragraph of section.paragraphs) {
      const place = findWords(piece.text, paragraph);
      if (place >= 0) return { paragraph, place };
    }
  }
  return null;
}

// Shows where the first piece that is out of place stands: in another paragraph, or before the others.
function elsewhere(pieces, source) {
  const most = Math.max(0, ...source.paragraphs.map((each) => findPieces(pieces, each).length));
  const where = most < pieces.length ? whereIs(pieces[most], source) : null;
  if (!where) return null;
  const piece = pieces[most];
  const passage = originalText(where.paragraph, where.place, where.place + piece.text.length);
  const lead = piece.folded.text.indexOf(piece.text);
  return { passage, found: [0, passage.length], wanted: quoteSpan(piece, lead, lead + piece.text.length) };
}

function nearestTo(piece, source) {
  const words = listWords(piece.folded);
  const wanted = countOf(plainWords(words));
  let best = null;
  for (const [paragraph, window] of windowsOf(words, source)) {
    let shared = 0;
    for (const [word, count] of countOf(plainWords(window))) shared += Math.min(count, wanted.get(word) ?? 0);
    if (!best || shared > best.shared) best = { shared, paragraph, window };
  }
  if (!best || best.shared < words.length * LEAST_SHARED) return null;
  return compareWith(piece, words, source.paragraphs[best.paragraph], best.window);
}

// Gives the stretches of the source, each in one paragraph, that share the rarest words in about the same places.
function* windowsOf(words, source) {
  const plain = plainWords(words);
  const known = [...new Set(plain)].filter((each) => source.occurrences.has(each));
  const isWord = (each) => /^[\p{L}\p{N}]+$/u.test(each);
  const order = (one, other) =>
    isWord(other) - isWord(one) ||
    source.occurrences.get(one).length - source.occurrences.get(other).length ||
    byCharacter(one, other);
  const rarest = new Set(known.sort(order).slice(0, RAREST));
  const votes = new Map();
  const witness = new Map();
  plain.forEach((word, index) => {
    for (const position of rarest.has(word) ? source.occurrences.get(word).slice(0, MOST_PLACES) : []) {
      const bucket = Math.floor((position - index) / BUCKET);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
      if (!witness.has(bucket)) witness.set(bucket, [position, index]);
    }
  });
  const slack = SLACK + Math.floor(words.length / 4);
  const likely = [...votes].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, MOST_CANDIDATES);
  for (const [bucket] of likely) {
    const [position, index] = witness.get(bucket);
    const paragraph = source.starts.findLastIndex((each) => each <= position);
    const start = position - source.starts[paragraph] - index;
    const window = source.words[paragraph].slice(Math.max(start - slack, 0), Math.max(start + words.length + slack, 0));
    yield [paragraph, window];
  }
}

function compareWith(piece, words, paragraph, window) {
  const near = trimmed(words, window);
  const [theirs, ours] = firstDifference(near, words);
  const [start, end] = originalSpan(paragraph, near[0].start, near.at(-1).end);
  const found = originalSpan(paragraph, near[theirs[0]].start, near[theirs[1] - 1].end);
  return {
    passage: paragraph.original.slice(start, end),
    found: [found[0] - start, found[1] - start],
    wanted: quoteSpan(piece, words[ours[0]].start, words[ours[1] - 1].end),
  };
}

// Cuts from a window what lies before and after the words' counterpart.
function trimmed(words, window) {
  const blocks = sequenceMatcher(plainWords(window), plainWords(words)).blocks();
  if (!blocks.length) return window;
  const [first, last] = [blocks[0], blocks.at(-1)];
  return window.slice(Math.max(first[0] - first[1], 0), last[0] + last[2] + words.length - last[1] - last[2]);
}

// Gives the numbers of the words, in both, where they first differ: never an empty span, so that it can be shown.
function firstDifference(near, words) {
  const shown = ([start, end], count) => (start < end ? [start, end] : [Math.max(start - 1, 0), Math.min(end + 1, count)]);
  for (const { equal, a, b } of sequenceMatcher(plainWords(near), plainWords(words)).changes()) {
    if (!equal) return [shown(a, near.length), shown(b, words.length)];
    for (let step = 0; a[0] + step < a[1]; step += 1) {
      const [i, j] = [a[0] + step, b[0] + step];
      if (differ(near, words, i, j)) return [[i, i + 1], [j, j + 1]];
    }
  }
  return [[0, near.length], [0, words.length]];
}

// Two words differ in a capital or in the space before them.
function differ(near, words, i, j) {
  if (near[i].text !== words[j].text) return true;
  return i > 0 && j > 0 && near[i].start - near[i - 1].end !== words[j].start - words[j - 1].end;
}
