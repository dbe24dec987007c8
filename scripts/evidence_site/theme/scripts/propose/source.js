// A source made ready for many quotes: its headed sections, each paragraph folded once.
const WORD = new RegExp(`${WORDED}+(?:[-']${WORDED}+)*|[^${SPACE}]`, "gu");
const RUN = new RegExp(`${WORDED}+(?:-${WORDED}+)*`, "uy");

// What stands before the first heading, a line that begins with `# `, is about the text and not part of it.
function readSource(text) {
  const unified = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const headings = [...unified.matchAll(/^# +(.*)$/gm)];
  if (!headings.length) return prepareSource([{ name: "", paragraphs: paragraphsOf(unified) }]);
  return prepareSource(
    headings.map((heading, number) => ({
      name: strip(heading[1]),
      paragraphs: paragraphsOf(unified.slice(heading.index + heading[0].length, headings[number + 1]?.index)),
    })),
  );
}

function paragraphsOf(text) {
  return text.split(new RegExp(`\\n[ \\t]*\\n[${SPACE}]*`, "u")).map(strip).filter(Boolean);
}

function prepareSection(paragraphs, name = "") {
  const folded = paragraphs.map(fold);
  return { name, paragraphs: folded, text: folded.map((each) => each.text).join("\n") };
}

function prepareSource(parts) {
  const sections = parts.map((each) => prepareSection(each.paragraphs, each.name));
  const paragraphs = sections.flatMap((each) => each.paragraphs);
  const words = paragraphs.map(listWords);
  const starts = [0];
  const occurrences = new Map();
  for (const list of words) {
    list.forEach((word, number) => {
      const key = casefold(word.text);
      if (!occurrences.has(key)) occurrences.set(key, []);
      occurrences.get(key).push(starts.at(-1) + number);
    });
    starts.push(starts.at(-1) + list.length);
  }
  return { sections, paragraphs, words, starts, occurrences };
}

function listWords(folded) {
  return [...folded.strokes.matchAll(WORD)].map((each) => {
    const end = each.index + each[0].length;
    return { text: folded.text.slice(each.index, end), start: each.index, end };
  });
}

// Gives where words first stand, cut from a folded text between words, or -1.
function findWords(words, folded, start = 0) {
  let place = folded.text.indexOf(words, start);
  while (place >= 0) {
    if (!isBoundary(folded, place)) {
      RUN.lastIndex = place;
      const run = RUN.exec(folded.strokes);
      place = folded.text.indexOf(words, run ? place + run[0].length : place + 1);
    } else if (isBoundary(folded, place + words.length)) {
      return place;
    } else {
      place = folded.text.indexOf(words, place + 1);
    }
  }
  return -1;
}

// Finds pieces one after the other; gives the spans of as many as there are in this order.
function findPieces(pieces, paragraph) {
  const spans = [];
  for (const piece of pieces) {
    const place = findWords(piece.text, paragraph, spans.length ? spans.at(-1)[1] : 0);
    if (place < 0) break;
    spans.push([place, place + piece.text.length]);
  }
  return spans;
}

const mayHold = (section, pieces) => pieces.every((each) => section.text.includes(each.text));

// Gives the words of a section in which a reading of a quote stands, or nothing.
function passageOf(section, { pieces }) {
  if (!pieces.length || !mayHold(section, pieces)) return "";
  for (const paragraph of section.paragraphs) {
    const spans = findPieces(pieces, paragraph);
    if (spans.length === pieces.length) return originalText(paragraph, spans[0][0], spans.at(-1)[1]);
  }
  return "";
}

const holds = (section, words) => words.some((each) => passageOf(section, each));

// Gives the sections that a locator names: its beginning, up to a comma or the end; the longest name wins.
function namedSections(source, locator) {
  const asName = (name) => casefold(strip(fold(name).text));
  let name = asName(locator);
  for (;;) {
    const found = source.sections.filter((each) => each.name && asName(each.name) === name);
    if (!name || found.length) return found;
    name = name.includes(",") ? name.slice(0, name.lastIndexOf(",")) : "";
  }
}
