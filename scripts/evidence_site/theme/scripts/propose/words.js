// Characters and words as the rules count them: in whole characters, with their idea of white space.
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const WORDED = "[\\p{L}\\p{N}_]";
const SPACES = new RegExp(`[${SPACE}]+`, "gu");
const AROUND = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu");
const BEFORE = new RegExp(`^[${SPACE}]+`, "u");
const AFTER = new RegExp(`[${SPACE}]+$`, "u");

const strip = (text) => text.replace(AROUND, "");
const stripStart = (text) => text.replace(BEFORE, "");
const stripEnd = (text) => text.replace(AFTER, "");
const split = (text) => strip(text).split(SPACES).filter(Boolean);
const lengthOf = (text) => [...text].length;
const isSpace = (character) => character !== "" && strip(character) === "";
const isLetterOrDigit = (character) => /^[\p{L}\p{N}]$/u.test(character);
const firstOf = (text) => [...text.slice(0, 2)][0] ?? "";
const lastOf = (text) => [...text.slice(-2)].at(-1) ?? "";

// Capitals aside. One character at a time, so that a sigma is the same wherever it stands.
function casefold(text) {
  return [...text].map((each) => (each === "ı" ? each : each.toUpperCase().toLowerCase())).join("");
}

// Puts words into the gaps of a message: `{name}`.
function fill(words, gaps) {
  return words.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
}

// A text on one line, with its middle left out when it is long.
function shortened(text, most = 60) {
  const line = [...split(text).join(" ")];
  if (line.length <= most) return line.join("");
  const half = Math.floor(most / 2);
  return `${stripEnd(line.slice(0, half).join(""))} … ${stripStart(line.slice(-half).join(""))}`;
}
