// Values as a person would write them in YAML, so that the reader of records gives back exactly these.
const WIDTH = 96;
const STEP = "  ";
const IN_BRACKETS = /^[A-Za-z0-9][A-Za-z0-9_./-]*$/;
const ONE_SPACE_BETWEEN = /^[^ \t\n]+(?: [^ \t\n]+)*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
// Words and numbers that other readers of YAML take for something else than text.
const OTHER_TYPE = /^(?:null|true|false|yes|no|on|off|y|n|\d[\d_.,:]*(?:e[-+]?\d+)?|0[xob][\da-f_]+)$/i;

function writeFields(fields) {
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

// A text of several lines, as it is; in quotation marks where its first lines could be taken for indentation.
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
