// Whether the words of a quote stand in a source, and where. Nothing here needs a page, so that tests can run it in
// Node. The rules are numbered in docs/guide/verification.md. Their patterns come from Python (`matching.patterns`), in
// the syntax that both languages share; the functions below follow those of the package `matching`.

const HEADING = /^# +(.*)$/gm;
const TRANSCRIPT = /^[ \t]*transcript:[ \t]*(.*)$/im;
const PARAGRAPH = /(?:^|,)\s*paragraph\s+([1-9][0-9]{0,4})\s*$/i;
const BRACKETS = /\[[^[\]]*\]/gu;
const MOST_READINGS = 64;
const MOST_PLACES = 100;
const MOST_FIRST_WORDS = 12;
// What a space belongs to that stands before or after an insertion.
const KEEPS_SPACE_BEFORE = /^[\p{L}\p{N}([{“‘«]/u;
const KEEPS_SPACE_AFTER = /[\p{L}\p{N})\]}.,;:!?…%”’»]$/u;

// Returns the functions that look for quotes. `patterns` has what `matching.patterns` returns.
export function openMatching(patterns) {
  const { space, shapes, lineEndHyphen } = patterns;
  const inQuote = new RegExp(patterns.inQuote, "gu");
  const inSource = new RegExp(patterns.inSource, "gu");
  const token = new RegExp(patterns.token, "gu");
  const something = new RegExp(patterns.something, "u");
  const printed = new RegExp(patterns.printed, "gsu");
  const cjk = new RegExp(patterns.cjk, "u");
  const groupingSpaces = new Set(patterns.groupingSpaces);
  const omission = new RegExp(`^${patterns.omission}$`, "u");
  const blankLine = new RegExp(`\\n(?:(?!\\n)[${space}])*\\n[${space}]*`, "u");
  const [spaceBefore, spaceAfter] = [new RegExp(`[${space}]+$`, "u"), new RegExp(`^[${space}]+`, "u")];
  const strip = (text) => text.replace(spaceAfter, "").replace(spaceBefore, "");
}
