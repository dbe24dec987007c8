// What can be told of one value: characters that nobody sees, its length, its form. `told` puts faults into words.
const SIDEWAYS = SPACE.replace("\\t-\\r", "\\t\\x0b\\x0c");
const PUSHED = new RegExp(`(?<![${SIDEWAYS}])[${SIDEWAYS}]{60,}(?=[^${SPACE}])`, "gu");

// Gives a fault in words, at the path of a field.
function told(data, name, path, gaps = {}) {
  const words = data.faults[name] ?? name;
  const written = Object.fromEntries(
    ["message", "help", "note"].map((part) => [part, words[part] ? fill(words[part], gaps) : ""]),
  );
  return { code: words.code, severity: words.severity, path, ...written };
}

function checkCharacters(text, path, data) {
  const faults = [];
  let last = null;
  for (const found of text.matchAll(new RegExp(data.patterns.invisible, "gu"))) {
    const runsOn = last && last[0] === found[0] && last.index + last[0].length === found.index;
    if (!runsOn) faults.push(told(data, "YML005", path, { name: characterName(found[0], data) }));
    last = found;
  }
  for (const run of text.match(/[\u0300-\u{10ffff}]+/gu) ?? []) {
    for (const marks of stackedMarks([...run], data.limits.marks)) faults.push(told(data, "YML006", path, { count: marks }));
  }
  for (const [spaces] of text.matchAll(PUSHED)) faults.push(told(data, "YML007", path, { count: lengthOf(spaces) }));
  return faults;
}

function characterName(character, data) {
  const number = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  const otherwise = /^\p{Cc}$/u.test(character) ? "a control character" : "not a character";
  return `U+${number} (${data.characters[number] ?? otherwise})`;
}

function* stackedMarks(characters, most) {
  let count = 0;
  for (const character of [...characters, ""]) {
    if (character && isMark(character)) {
      count += 1;
    } else {
      if (count > most) yield count;
      count = 0;
    }
  }
}

// Gives the first thing that is wrong with a value that is not empty.
function checkValue(value, rules, path, label, data) {
  const { faults, pattern } = rules;
  const count = lengthOf(value);
  const name = [
    [!strip(value), "blank"],
    [count > data.limits.text, "long-text"],
    [new RegExp(data.patterns.run, "u").test(value), "run"],
    [value.includes("\n"), "break"],
    [count > data.limits.line, "long-line"],
    [count > data.limits.name, "long-name"],
    [value.includes(".."), "dots"],
    [pattern && !new RegExp(pattern, "u").test(value), "form"],
    [DATE.test(value) && !isDay(value), "calendar"],
  ].find(([isSo, each]) => isSo && faults[each])?.[1];
  return name ? [told(data, faults[name], path, { label, value, count })] : [];
}

function isDay(value) {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().slice(0, 10) === value && !value.startsWith("0000");
}

// Names a field as `check` does: its name, or which item of a list.
function labelOf(path) {
  const name = path.findLast((each) => typeof each === "string");
  return typeof path.at(-1) === "number" ? `item ${path.at(-1) + 1} of \`${name}\`` : `\`${name}\``;
}

// Checks every value of a record, and whether all that is needed is there.
function checkFields(fields, values, path, data) {
  return fields.flatMap((field) => checkField(field, values[field.name], [...path, field.name], data));
}

function checkField(field, value, path, data) {
  if (value === undefined) return field.needed ? [missing(field, path, data)] : [];
  if (field.kind === "group") return checkFields(field.fields, value, path, data);
  if (field.kind === "groups") return value.flatMap((each, number) => checkFields(field.fields, each, [...path, number], data));
  if (field.kind === "lines") return value.flatMap((each, number) => checkText(each, field, [...path, number], data));
  return typeof value === "string" && field.rules !== undefined ? checkText(value, field, path, data) : [];
}

function checkText(value, field, path, data) {
  return [...checkCharacters(value, path, data), ...checkValue(value, data.rules[field.rules], path, labelOf(path), data)];
}

function missing(field, path, data) {
  const owner = path.slice(0, -1).findLast((each) => typeof each === "string");
  const gaps = { name: field.name, owner, purpose: field.help.replace(/\.+$/, "") };
  return { ...told(data, owner ? "FLD001-in" : "FLD001", path, gaps), isMissing: true };
}

function checkName(name, data) {
  const path = [];
  const isName = new RegExp(`^${data.patterns.identifier}$`, "u").test(name) && name.length <= data.limits.name;
  const taken = [...data.lists.findings, ...data.lists.studies].some(([each]) => each === name);
  if (!name || !isName) return [told(data, "ID001", path, { name })];
  if (data.names.reserved.includes(name)) return [told(data, "ID002", path, { name })];
  return taken ? [told(data, "taken", path, { name })] : [];
}
