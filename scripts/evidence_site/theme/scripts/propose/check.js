// What can be said of a record before it is handed in: whether a field is needed, its length and its pattern, as the
// published schema has them (lists offer the values of an enum, and no others), and whether each quote was found.
// A fault has the rule that says more, the path of its field, a message and a cure.
import { PARAGRAPH } from "./quote-words.js";

// Returns the faults of all values of a record, or of a part of one.
export function checkFields(fields, values, path = []) {
  return fields.flatMap((field) => checkField(field, values[field.name], [...path, field.name]));
}

function checkField(field, value, path) {
  if (value === undefined) return field.needed ? [missing(path)] : [];
  if (field.kind === "group") return checkFields(field.fields, value, path);
  if (field.kind === "groups") return value.flatMap((item, number) => checkFields(field.fields, item, [...path, number]));
  if (field.kind === "lines") return value.flatMap((line, number) => checkText(line, field, [...path, number]));
  return field.pattern ? checkText(value, field, path) : [];
}

function missing(path) {
  const owner = path.slice(0, -1).findLast((step) => typeof step === "string");
  const message = `the field \`${path.at(-1)}\`${owner ? ` in \`${owner}\`` : ""} is missing`;
  return { rule: "missing", path, message, isMissing: true };
}

function checkText(value, { title, pattern, patternErrorMessage: cure, maxLength }, path) {
  const [label, length] = [labelOf(path), [...value].length];
  if (length > maxLength)
    return [{ rule: "value", path, message: `${label} is ${length} characters long`, cure: `keep it to ${maxLength}` }];
  if (new RegExp(pattern, "u").test(value)) return [];
  return [{ rule: "value", path, message: `${label} is not ${title[0].toLowerCase()}${title.slice(1)}`, cure }];
}

// Names a field as `check` does: by its name, or as an item of a list.
function labelOf(path) {
  const name = path.findLast((step) => typeof step === "string");
  return typeof path.at(-1) === "number" ? `item ${path.at(-1) + 1} of \`${name}\`` : `\`${name}\``;
}

// Returns the faults of quotes, each with what came of looking for its words.
export function checkQuotes(quotes, answers) {
  return quotes.flatMap((quote, number) => {
    const { verdict, places } = answers[number];
    if (verdict === "mismatch") return [notFound(quote, ["quotes", number, wordsField(quote)])];
    if (verdict !== "misplaced" || !quote.locator) return [];
    const message = `the quoted words stand elsewhere in \`${quote.source}\` than the locator says`;
    return [{ rule: "section", path: ["quotes", number, "locator"], message, cure: whereTheyAre(places[0], quote.locator) }];
  });
}

// Returns what to write in a locator that names another place than that of the words.
function whereTheyAre({ section, paragraph }, locator) {
  if (!section) return `they are in paragraph ${paragraph}`;
  return `they are in \`${section}${PARAGRAPH.test(locator) ? `, paragraph ${paragraph}` : ""}\`: begin the locator with that`;
}

function notFound(quote, path) {
  const message = `the quoted words do not stand like this in \`${quote.source}\``;
  const cure = "copy the words letter for letter; write an omission as `[...]` and an insertion as `[word]`";
  return { rule: "quote", path, message, cure };
}

// Names the field that holds the words of the source: a translation stands beside them.
export const wordsField = (quote) => (quote.original_text ? "original_text" : "text");

// Returns the faults of the file's name.
export function checkName(name, { pattern, patternErrorMessage: cure, maxLength, taken }) {
  if (!new RegExp(pattern, "u").test(name) || name.length > maxLength)
    return [{ rule: "name", path: [], message: `\`${name}.yml\` is not a name for a record's file`, cure }];
  return taken.includes(name)
    ? [{ rule: "", path: [], message: `the name \`${name}\` is taken`, cure: "give this file another name" }]
    : [];
}
