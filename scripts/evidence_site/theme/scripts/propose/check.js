// What can be said of a record before it is handed in: whether a field is needed, its length and its pattern, as the
// published schema has them (lists offer the values of an enum, and no others), and whether each quote was found.
// A fault has the rule that says more, the path of its field, a message and a cure.
import { PARAGRAPH } from "./quote-words.js";

// Returns the faults of all values of a record, or of a part of one.
export function checkFields(fields, values, path = []) {
  return fields.flatMap((field) => checkField(field, values[field.name], [...path, field.name]));
}

function checkField(field, value, path) {
  if (value === undefined) return field.needed ? [missing(field, path)] : [];
  if (field.kind === "group") return checkFields(field.fields, value, path);
  if (field.kind === "groups") return value.flatMap((item, number) => checkFields(field.fields, item, [...path, number]));
  if (field.kind === "lines") return value.flatMap((line, number) => checkText(line, field, [...path, number]));
  return field.pattern ? checkText(value, field, path) : [];
}

export const missing = ({ missing: message }, path) => ({ rule: "missing", path, message, isMissing: true });

function checkText(value, field, path) {
  const { title, pattern, patternErrorMessage: cure, maxLength } = field;
  const [label, length] = [labelOf(field, path), [...value].length];
  if (length > maxLength)
    return [{ rule: "value", path, message: `${label} is ${length} characters long`, cure: `keep it to ${maxLength}` }];
  if (new RegExp(pattern, "u").test(value)) return [];
  return [{ rule: "value", path, message: `${label} is not ${title[0].toLowerCase()}${title.slice(1)}`, cure }];
}

// Names a field by what the form asks, or as a line of it.
function labelOf({ label }, path) {
  return typeof path.at(-1) === "number" ? `line ${path.at(-1) + 1} of “${label}”` : `“${label}”`;
}

// Returns the faults of quotes, each with what came of looking for its words.
export function checkQuotes(quotes, answers) {
  return quotes.flatMap((quote, number) => {
    const { verdict, places } = answers[number];
    if (verdict === "mismatch") return [notFound(quote, ["quotes", number, wordsField(quote)])];
    if (verdict !== "misplaced" || !quote.locator) return [];
    const message = `the quoted words stand elsewhere in \`${quote.source}\` than is said here`;
    return [{ rule: "section", path: ["quotes", number, "locator"], message, cure: whereTheyAre(places[0], quote.locator) }];
  });
}

// Returns what to write where a locator names another place than that of the words.
function whereTheyAre({ section, paragraph }, locator) {
  if (!section) return `they are in paragraph ${paragraph}`;
  return `they are in \`${section}${PARAGRAPH.test(locator) ? `, paragraph ${paragraph}` : ""}\`: begin with that`;
}

function notFound(quote, path) {
  const message = `the quoted words do not stand like this in \`${quote.source}\``;
  const cure = "copy the words letter for letter; write an omission as `[...]` and an insertion as `[word]`";
  return { rule: "quote", path, message, cure };
}

// Names the field that holds the words of the source: a translation stands beside them.
export const wordsField = (quote) => (quote.original_text ? "original_text" : "text");

// Returns the faults of the file's name.
export function checkName(name, { label, missing: message, pattern, patternErrorMessage: cure, maxLength, taken }) {
  if (!name) return [{ rule: "name", path: [], message, cure }];
  if (!new RegExp(pattern, "u").test(name) || name.length > maxLength)
    return [{ rule: "name", path: [], message: `“${label}” cannot be \`${name}\``, cure }];
  return taken.includes(name)
    ? [{ rule: "", path: [], message: `the name \`${name}\` is taken`, cure: "give it another one" }]
    : [];
}
