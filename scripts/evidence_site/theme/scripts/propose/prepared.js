// A source made ready for many quotes, as the Python module `matching.prepared` has it: its head, sections, paragraphs and,
// in a transcript, turns. Section 1 of the specification.
import { escaped } from "./find.js";

const HEADING = /^# +(.*)$/gm;
const TRANSCRIPT = /^[ \t]*transcript:[ \t]*(.*)$/im;

// Returns the function that reads a source.
export function openSourceReader({ space }, strip, foldSource, nameOf) {
  const spaces = new RegExp(`[${space}]+`, "gu");
  const blankLine = new RegExp(`\\n(?:(?!\\n)[${space}])*\\n[${space}]*`, "u");

  // Returns a source with its sections, and the stretches in which a quote must stand whole.
  function readSource(text) {
    const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
    const headings = [...lines.matchAll(HEADING)];
    const speakers = readSpeakers(headings.length ? lines.slice(0, headings[0].index) : "");
    const parts = headings.map((heading, number) => ({
      name: strip(heading[1].replaceAll("\u00ad", "").replace(spaces, " ")),
      text: lines.slice(heading.index + heading[0].length, headings[number + 1]?.index),
    }));
    const sections = (parts.length ? parts : [{ name: "", text: lines }]).map((part) => ({
      name: part.name,
      paragraphs: part.text.split(blankLine).map(strip).filter(Boolean),
    }));
    const opening = openingOf(speakers);
    const stretches = sections.flatMap((section) => [...stretchesOf(section, opening)]);
    const names = new Map(sections.map(({ name }) => [name, nameOf(name)]));
    const squeezed = stretches.map((stretch) => stretch.squeezed).join("\n");
    return { speakers, isHeaded: parts.length > 0, sections, stretches, squeezed, names };
  }

  function readSpeakers(head) {
    const named = head.match(TRANSCRIPT)?.[1].split(",") ?? [];
    return new Map(named.map((each) => each.split("=").map(strip)).map(([label, role]) => [label, role?.toLowerCase()]));
  }

  function* stretchesOf({ name, paragraphs }, opening) {
    let label = "";
    for (const [number, paragraph] of paragraphs.entries()) {
      let start = 0;
      const stretch = (end) => ({ section: name, paragraph: number + 1, start, label, ...foldSource(paragraph.slice(start, end)) });
      for (const turn of opening ? paragraph.matchAll(opening) : []) {
        if (strip(paragraph.slice(start, turn.index))) yield stretch(turn.index);
        [label, start] = [turn[1], turn.index + turn[0].length];
      }
      if (strip(paragraph.slice(start))) yield stretch(paragraph.length);
    }
  }

  return readSource;
}

// Returns the pattern of the beginning of a turn, or null when nobody is named.
function openingOf(speakers) {
  const labels = [...speakers.keys()].sort((one, other) => other.length - one.length).map(escaped);
  const pattern = `^[ \\t]*(${labels.join("|")})(?:[ \\t]+[\\[(]?\\d[\\d:.,]*[\\])]?)?[ \\t]*(?::|$)[ \\t]*`;
  return labels.length ? new RegExp(pattern, "gm") : null;
}
