// The form, made from the description of its fields. Each field is a node that knows its path in the record, reads and
// writes its value, and shows its faults. `form` has the lists of the site, the rules, the limits, a map from elements to
// nodes, and `changed`, which is called when a value has changed.
import { boundControl } from "./bounds.js";
import { faultElement, make, makeButton, newId, withCode } from "./elements.js";

// Puts the fields of a record, or of a part of one, in a row: the first ones, then the others to be opened.
export function arrange(fields, parent, form, owner) {
  parent.children = fields.map((field) => fieldNode(field, parent, form));
  const elementsOf = (isFirst) => parent.children.filter((node) => isFirst(node.field)).map((node) => node.element);
  const first = elementsOf((field) => field.first);
  const others = elementsOf((field) => !field.first);
  if (!first.length || !others.length) return [...first, ...others];
  const summary = make("summary", {}, "More fields", make("span", { class: "vh" }, ` of ${owner}`));
  return [...first, make("details", { class: "more" }, summary, others)];
}

export const readFields = (nodes) => withoutEmpty(nodes.map((node) => [node.field.name, node.read()]));
export const writeFieldNodes = (nodes, values) => nodes.forEach((node) => node.write(values?.[node.field.name]));

// Returns the node that a path leads to, or the nearest one on the way.
export function nodeAt(root, path) {
  let node = root;
  for (const step of path) {
    const next = typeof step === "number" ? node.children[step] : node.children.find((child) => child.field.name === step);
    if (!next) break;
    node = next;
  }
  return node;
}

// Yields every field in order, those within others too.
export function* allNodes(node) {
  for (const child of node.children) {
    yield child;
    yield* allNodes(child);
  }
}

function fieldNode(field, parent, form) {
  const kinds = { choices: choicesNode, facets: facetsNode, group: groupNode, groups: groupsNode };
  return (kinds[field.kind] ?? controlNode)(field, parent, form);
}

function nodeOf(field, parent, element, faults, controls, form) {
  const node = { field, parent, element, children: [], path: () => [...parent.path(), field.name] };
  const first = () => controls[0] ?? element.querySelector("input, select, textarea, button");
  node.focus = () => first()?.focus();
  node.controlId = () => first()?.id;
  node.show = (found) => {
    faults.replaceChildren(...found.map((fault) => faultElement(fault, form.rules)));
    for (const control of controls) {
      if (found.length) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  };
  form.nodes.set(element, node);
  return node;
}

function controlNode(field, parent, form) {
  const ids = { control: newId(), help: newId(), faults: newId() };
  const described = { id: ids.control, "aria-describedby": `${ids.help} ${ids.faults}`, "aria-required": field.needed ? "true" : false };
  const control = controlOf(field, described, form);
  const status = make("p", { class: "status", role: "status" });
  const faults = make("div", { id: ids.faults });
  const refusal = make("div", { role: "status" });
  const beside = make("div");
  const help = field.kind === "lines" ? [...withCode(field.help), " One on each line."] : withCode(field.help);
  const element = make(
    "div",
    { class: "field" },
    make("label", { for: ids.control }, field.label),
    make("p", { class: "help", id: ids.help }, help),
    control,
    status,
    refusal,
    faults,
    beside,
  );
  const isChosen = field.kind === "choice";
  const put = isChosen ? (value) => (control.value = value) : boundControl(control, refusal, form.limits.field);
  const node = nodeOf(field, parent, element, faults, [control], form);
  node.beside = beside;
  node.control = control;
  node.setStatus = (words, isGood = false) => {
    status.classList.toggle("found", isGood);
    if (status.textContent !== words.replaceAll("`", "")) status.replaceChildren(...withCode(words));
  };
  node.read = () => {
    const text = control.value.toWellFormed().replace(/\r\n?/g, "\n");
    if (field.kind !== "lines") return text.trim() || undefined;
    const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
    return lines.length ? lines : undefined;
  };
  node.write = (value) => put(Array.isArray(value) ? value.join("\n") : (value ?? ""));
  if (field.answer) node.write(field.answer === "today" ? today() : field.answer);
  return node;
}

function controlOf(field, attributes, form) {
  if (field.kind === "choice") {
    const wordsOf = (value, meaning) => `${(meaning || value)[0].toUpperCase()}${(meaning || value).slice(1)}`;
    const options = choicesOfField(field, form).map(([value, meaning]) => make("option", { value }, wordsOf(value, meaning)));
    return make("select", attributes, make("option", { value: "" }, "Choose…"), ...options);
  }
  if (field.kind === "line") return make("input", { ...attributes, type: "text", autocomplete: "off", spellcheck: "true" });
  return make("textarea", { ...attributes, rows: 3 });
}

const choicesOfField = (field, form) => field.choices ?? form.lists[field.from];

// Returns the day where the person is. Swedish dates are written as those of records: 2026-11-24.
const today = () => new Date().toLocaleDateString("sv");

// Several of a list of values, each with a box to tick.
function choicesNode(field, parent, form) {
  const boxes = boxesFor(choicesOfField(field, form));
  const { element, faults } = fieldset("field choices", field.label, field.help, boxes.elements);
  const node = nodeOf(field, parent, element, faults, boxes.inputs, form);
  Object.assign(node, { read: boxes.read, write: boxes.write });
  node.write(field.answer);
  return node;
}

function boxesFor(values) {
  const inputs = values.map(([value]) => make("input", { type: "checkbox", id: newId(), value }));
  const labelFor = (input, number) => make("label", { for: input.id }, values[number][1] || input.value);
  return {
    inputs,
    elements: inputs.map((input, number) => make("div", { class: "box" }, input, labelFor(input, number))),
    read() {
      const ticked = inputs.filter((input) => input.checked).map((input) => input.value);
      return ticked.length ? ticked : undefined;
    },
    write: (chosen) => inputs.forEach((input) => (input.checked = (chosen ?? []).includes(input.value))),
  };
}

// Values by facet: boxes where there may be several, a choice where there is one.
function facetsNode(field, parent, form) {
  const facets = form.lists.facets[field.of].map(([name, title, ...values]) => {
    if (field.each === "many") {
      const boxes = boxesFor(values.map((value) => [value, ""]));
      const element = make("fieldset", { class: "choices" }, make("legend", {}, title), boxes.elements);
      return { name, element, read: boxes.read, write: boxes.write };
    }
    const id = newId();
    const select = make("select", { id }, ["", ...values].map((value) => make("option", { value }, value || "Choose…")));
    const element = make("div", {}, make("label", { for: id }, title), select);
    return { name, element, read: () => select.value || undefined, write: (value) => (select.value = value ?? "") };
  });
  const { element, faults } = fieldset("field", field.label, field.help, facets.map((facet) => facet.element));
  const node = nodeOf(field, parent, element, faults, [], form);
  node.read = () => withoutEmpty(facets.map((facet) => [facet.name, facet.read()]));
  node.write = (values = {}) => facets.forEach(({ name, write }) => write(Object.hasOwn(values, name) ? values[name] : undefined));
  return node;
}

function fieldset(kind, legend, help, content) {
  const ids = { help: newId(), faults: newId() };
  const faults = make("div", { id: ids.faults });
  const element = make(
    "fieldset",
    { class: kind, "aria-describedby": `${ids.help} ${ids.faults}` },
    make("legend", {}, legend),
    make("p", { class: "help", id: ids.help }, withCode(help)),
    ...content,
    faults,
  );
  return { element, faults };
}

function withoutEmpty(entries) {
  const kept = entries.filter(([, value]) => value !== undefined);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

function groupNode(field, parent, form) {
  const { element, faults } = fieldset("field group", field.label, field.help, []);
  const node = nodeOf(field, parent, element, faults, [], form);
  faults.before(...arrange(field.fields, node, form, field.label.toLowerCase()));
  node.read = () => readFields(node.children);
  node.write = (values) => writeFieldNodes(node.children, values);
  return node;
}

// A list of groups: each can be taken away, and more can be added.
function groupsNode(field, parent, form) {
  const most = form.limits.items;
  const full = make("div", { role: "status" });
  const add = makeButton(`Add ${field.item}`, () => {
    if (items.length < most) {
      append().focus();
      form.changed();
      return;
    }
    const message = `this form takes up to ${most} of these`;
    full.replaceChildren(faultElement({ message, cure: "add the others to the file, with any text editor" }, {}));
  });
  add.id = newId();
  const { element, faults } = fieldset("field groups", field.label, field.help, [add, full]);
  const node = nodeOf(field, parent, element, faults, [], form);
  const items = node.children;

  function append() {
    const item = itemNode(field, node, form);
    item.removeButton.addEventListener("click", () => {
      items.splice(items.indexOf(item), 1);
      item.element.remove();
      full.replaceChildren();
      numberItems();
      add.focus();
      form.changed();
    });
    items.push(item);
    add.before(item.element);
    numberItems();
    return item;
  }

  const numberItems = () => items.forEach((item, place) => item.setNumber(place + 1));
  // What is only filled in from the beginning says nothing, unless something has to be said.
  const untouched = JSON.stringify(Object.fromEntries(field.fields.filter((each) => each.answer).map((each) => [each.name, each.answer])));
  const isTouched = () => items.some((item) => JSON.stringify(item.read()) !== untouched);
  node.read = () => (items.length && (!form.leavesOut || isTouched()) ? items.map((item) => item.read()) : undefined);
  node.write = (values) => {
    items.splice(0).forEach((item) => item.element.remove());
    (values ?? []).forEach((value) => writeFieldNodes(append().children, value));
  };
  if (field.first || field.needed) append();
  return node;
}

function itemNode(field, parent, form) {
  const legend = make("legend");
  const removeButton = make("button", { type: "button", class: "button remove" });
  const node = { field: {}, parent, children: [], removeButton, show: () => {} };
  node.path = () => [...parent.path(), parent.children.indexOf(node)];
  node.element = make("fieldset", { class: "item" }, legend, arrange(field.fields, node, form, field.item), removeButton);
  node.read = () => readFields(node.children) ?? {};
  node.focus = () => (node.children.find((child) => child.field.first) ?? node.children[0]).focus();
  node.setNumber = (number) => {
    legend.textContent = `${field.item[0].toUpperCase()}${field.item.slice(1)} ${number}`;
    removeButton.textContent = `Remove ${field.item} ${number}`;
  };
  return node;
}
