// Words as the search compares them, as the Python module `search.folding` has them.
const APOSTROPHES = "'\u2019\u2018\u201b\u02bc\u02b9\u2032\u00b4`\uff07";
const UNSEEN = "[\\xad\\u200b-\\u200f\\u2060\\ufeff]";
const LETTERS = `[\\p{L}\\p{N}\\p{M}](?:${UNSEEN}*[\\p{L}\\p{N}\\p{M}])*`;
const JOIN = `${UNSEEN}*[${APOSTROPHES}.,\\u2010\\u2011\\uff0d\\-]${UNSEEN}*`;
const COMPOUND = new RegExp(`${LETTERS}(?:${JOIN}${LETTERS})*`, "gu");
const LEFT_OUT =
  /[\xad\u200b-\u200f\u2060\ufeff\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/gu;
const PLAIN = new Map(
  Object.entries({ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŧ: "t", ς: "σ" }),
);
const ANY_APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "gu");
const PART = /[\p{L}\p{N}\p{M}]+/gu;
const SPACELESS =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30FC\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const RUN = new RegExp(`[${SPACELESS}][${SPACELESS}\\p{M}]*|(?:(?![${SPACELESS}]).)+`, "gu");
const IS_SPACELESS = new RegExp(`^[${SPACELESS}]`, "u");

// Yields the words of a text as they are written, each with its place.
export function* wordsOf(text) {
  for (const found of text.matchAll(COMPOUND)) yield { word: found[0], start: found.index };
}

// Returns the parts of a word, each as the terms by which it is found, and the whole without what joins them.
export function termsOf(word) {
  const parts = folded(word).match(PART) ?? [];
  const terms = parts.flatMap((part) => part.match(RUN).flatMap(termsOfRun));
  return { terms, whole: parts.length > 1 ? parts.join("") : "" };
}

export function folded(word) {
  const plain = word.replace(ANY_APOSTROPHE, "'").normalize("NFKD").toLowerCase().normalize("NFKD");
  return plain.replace(LEFT_OUT, "").replace(/./gsu, (sign) => (APOSTROPHES.includes(sign) ? "'" : (PLAIN.get(sign) ?? sign))).normalize("NFC");
}

export function isSpaceless(run) {
  return IS_SPACELESS.test(run);
}

function termsOfRun(run) {
  if (!isSpaceless(run)) return [run];
  const signs = [...run];
  return signs.map((sign, place) => sign + (signs[place + 1] ?? ""));
}
