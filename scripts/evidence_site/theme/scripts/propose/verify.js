// Looks for a quote in its source, letter for letter, and says where it stands or how the source differs.
const verbatimOf = (quote) => quote.original_text || quote.text || "";

function verify(quote, source) {
  if (!source) return { verdict: "not-checked" };
  const isHeaded = source.sections.some((each) => each.name);
  const named = isHeaded ? namedSections(source, quote.locator ?? "") : source.sections;
  const others = source.sections.filter((each) => !named.includes(each));
  const words = [...readings(verbatimOf(quote))];
  return found(words, named, "verified") ?? found(words, others, "misplaced") ?? mismatch(words, source);
}

function found(words, sections, verdict) {
  for (const section of sections) {
    for (const reading of words) {
      const passage = passageOf(section, reading);
      if (passage) return { verdict, section: section.name, passage, own: reading.own };
    }
  }
  return null;
}

function mismatch(words, source) {
  const nearest = findNearest(words.at(-1).pieces, source);
  if (!nearest) return { verdict: "mismatch" };
  return { verdict: "mismatch", nearest: nearest.passage, found: nearest.found, wanted: nearest.wanted };
}

const isFound = ({ verdict }) => verdict === "verified" || verdict === "misplaced";
