// The file of a record: its name, its text, and the address of the page on which it can be added to a repository.
const LONGEST_ADDRESS = 8000;
const WIDTH = 96;
const STEP = "  ";
const IN_BRACKETS = /^[A-Za-z0-9][A-Za-z0-9_./-]*$/;
const ONE_SPACE_BETWEEN = /^[^ \t\n]+(?: [^ \t\n]+)*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
// Words and numbers that other readers of YAML take for something else than text.
const OTHER_TYPE = /^(?:null|true|false|yes|no|on|off|y|n|\d[\d_.,:]*(?:e[-+]?\d+)?|0[xob][\da-f_]+)$/i;

const lengthOf = (text) => [...text].length;

// Makes a name for a record from its title: `local-trust` from `Local trust`.
export function nameFrom(title, longest) {
  const plain = title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const parts = plain.match(/[a-z0-9]+/g) ?? [];
  const first = parts.findIndex((part) => /^[a-z]/.test(part));
  const name = first < 0 ? "" : parts.slice(first).join("-");
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0));
}

// Returns the address of the page for a new file, filled in; without the text when that is too long for an address.
export function newFileAddress(create, name, text) {
  const file = encodeURIComponent(`findings/${name}.yml`);
  if (!create.includes("//github.com/")) return { address: `${create}?file_name=${file}`, hasText: false };
  const whole = `${create}?filename=${file}&value=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST_ADDRESS
    ? { address: whole, hasText: true }
    : { address: `${create}?filename=${file}`, hasText: false };
}

// Returns the address at which an issue is opened, filled in; without the text when that is too long for an address. No
// line of the text is a fence: quotes stand deeper, and comments begin with their sign.
export function newIssueAddress(create, title, text) {
  const isGitHub = create.includes("//github.com/");
  const [titled, told] = isGitHub ? ["title", "body"] : ["issue[title]", "issue[description]"].map(encodeURIComponent);
  const start = `${create}?${titled}=${encodeURIComponent(title)}`;
  const whole = `${start}&${told}=${encodeURIComponent(`~~~yaml\n${text}~~~\n`)}`;
  return whole.length <= LONGEST_ADDRESS ? { address: whole, hasText: true } : { address: start, hasText: false };
}

// Writes values in YAML as a person would, so that the reader of records gives back exactly these.
export function writeFields(fields) {
  return [...fieldLines(fields, "")].map((line) => `${line}\n`).join("");
}

function* fieldLines(fields, indent) {
  for (const [name, value] of Object.entries(fields)) yield* valueLines(`${indent}${name}:`, value, indent + STEP);
}

function* valueLines(name, value, indent) {
  if (typeof value === "string") {
    yield* textLines(name, value, indent);
  } else if (!Array.isArray(value)) {
    yield name;
    yield* fieldLines(value, indent);
  } else if (value.every((each) => typeof each === "string" && IN_BRACKETS.test(each) && isPlain(each))) {
    yield `${name} [${value.join(", ")}]`;
  } else {
    yield name;
    for (const item of value) yield* itemLines(item, indent);
  }
}

function* itemLines(item, indent) {
  const isGroup = typeof item === "object" && !Array.isArray(item);
  const [first = "", ...others] = isGroup ? fieldLines(item, indent + STEP) : valueLines("", item, indent + STEP);
  yield `${indent}- ${first.trimStart() || "{}"}`;
  yield* others;
}

function* textLines(name, text, indent) {
  if (text.includes("\n")) {
    yield* longTextLines(name, text, indent);
    return;
  }
  const written = `${name} ${isPlain(text) ? text : quoted(text)}`;
  if (lengthOf(written) <= WIDTH || !ONE_SPACE_BETWEEN.test(text)) {
    yield written;
  } else {
    yield `${name} >-`;
    yield* wrapped(text, WIDTH - indent.length).map((line) => indent + line);
  }
}

// Writes a text of several lines as it is; in quotation marks where its first lines could be taken for indentation.
function* longTextLines(name, text, indent) {
  if (/^\s|\n[ \t]*$/.test(text)) {
    const escaped = text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
    yield `${name} "${escaped}"`;
    return;
  }
  yield `${name} |-`;
  yield* text.split("\n").map((line) => (line ? indent + line : ""));
}

function isPlain(text) {
  if (DATE.test(text)) return true;
  return /^[\p{L}\p{N}(“‘]/u.test(text) && !OTHER_TYPE.test(text) && !/[\t[\]{}]|: |:$| #| $/.test(text);
}

function quoted(text) {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

function wrapped(text, width) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : "";
    if (longer && lengthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
