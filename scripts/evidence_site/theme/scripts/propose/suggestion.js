// What is handed in on the site of one study: a correction or quotes, for a finding that it has.
import { missing } from "./check.js";
import { nameFrom, writeFields } from "./record-file.js";

// Returns the faults of a suggestion beside those of its fields: one that says nothing is none.
export function checkSuggestion(fields, { correction, quotes }) {
  const field = fields.find((each) => each.name === "correction");
  return correction || quotes ? [] : [missing(field, ["correction"])];
}

// Returns a suggestion as a text: its quotes as they can be put into the record, with all else as comments above them.
export function suggestionText({ finding, correction, quotes }, titles) {
  const title = titles.find(([id]) => id === finding)?.[1];
  const told = [`For the finding ${title ? `“${title}” ` : ""}(${finding ?? "none named yet"})`];
  if (correction) told.push("", "What is wrong, and how it should read:", ...correction.split("\n"));
  if (quotes) told.push("", "Words to quote:");
  const comments = told.map((line) => `${`# ${line}`.trimEnd()}\n`).join("");
  return comments + (quotes ? writeFields({ quotes: quotes.map(withId) }) : "");
}

// The quotes of its record have ids already, `q1` and so on: one that is added is named by its first words.
function withId(quote) {
  const id = nameFrom((quote.text ?? "").split(/\s+/, 5).join(" "), 40) || "suggested";
  return { id, ...quote };
}

// Returns the name under which a suggestion is saved.
export const suggestionName = ({ finding }) => (/^[a-z][a-z0-9-]*$/.test(finding ?? "") ? `suggestion-${finding}` : "suggestion");
