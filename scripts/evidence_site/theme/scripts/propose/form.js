// The form, made from the description of its fields. Each field is a node that knows its path in the record, reads and
// writes its value, and shows its faults. `env` has the data, and a map from elements to nodes.
function fieldNode(field, parent, env) {
  const kinds = { choices: choicesNode, facets: facetsNode, group: groupNode, groups: groupsNode };
  return (kinds[field.kind] ?? controlNode)(field, parent, env);
}

function controlNode(field, parent, env) {
  const ids = { control: newId(), help: newId(), faults: newId() };
  const described = { id: ids.control, "aria-describedby": `${ids.help} ${ids.faults}`, "aria-required": field.needed ? "true" : false };
  const control = controlOf(field, described, env);
  const status = make("p", { class: "status", role: "status" });
  const faults = make("div", { id: ids.faults });
  const help = field.kind === "lines" ? [...inWords(field.help), " One on each line."] : inWords(field.help);
  const element = make(
    "div",
    { class: "field" },
    make("label", { for: ids.control }, field.label),
    make("p", { class: "help", id: ids.help }, help),
    control,
    status,
    faults,
  );
  const node = nodeOf(field, parent, element, faults, [control], env);
  node.say = (words) => {
    if (status.textContent !== words) status.replaceChildren(...inWords(words));
  };
  node.read = () => {
    const text = control.value.replace(/\r\n?/g, "\n");
    if (field.kind !== "lines") return strip(text) || undefined;
    const lines = text.split("\n").map(strip).filter(Boolean);
    return lines.length ? lines : undefined;
  };
  node.write = (value) => (control.value = Array.isArray(value) ? value.join("\n") : (value ?? ""));
  if (field.answer) node.write(field.answer === "today" ? today() : field.answer);
  return node;
}

function controlOf(field, attributes, env) {
  if (field.kind === "choice") {
    const options = offered(field, env).map(([value, meaning]) =>
      make("option", { value }, field.from === "references" || field.from === "studies" ? meaning : [value, meaning].filter(Boolean).join(": ")),
    );
    return make("select", attributes, make("option", { value: "" }, "Choose…"), ...options);
  }
  if (field.kind === "line") return make("input", { ...attributes, type: "text", autocomplete: "off", spellcheck: "true" });
  return make("textarea", { ...attributes, rows: 3 });
}

const offered = (field, env) => field.choices ?? env.data.lists[field.from];

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function nodeOf(field, parent, element, faults, controls, env) {
  const node = { field, parent, element, children: [], path: () => [...parent.path(), field.name] };
  node.focus = () => (controls[0] ?? element.querySelector("input, select, textarea, button"))?.focus();
  node.controlId = () => (controls[0] ?? element.querySelector("input, select, textarea, button"))?.id;
  node.show = (found) => {
    faults.replaceChildren(...found.flatMap((fault) => showFault(fault, env.data)));
    const isWrong = found.some((fault) => fault.severity === "error");
    for (const control of controls) isWrong ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
  };
  node.say = () => {};
  env.nodes.set(element, node);
  return node;
}

// Several of a list of values, each with a box to tick.
function choicesNode(field, parent, env) {
  const boxes = boxesFor(offered(field, env));
  const { element, faults } = fieldset("field choices", field.label, field.help, boxes.map((each) => each.label));
  const node = nodeOf(field, parent, element, faults, boxes.map((each) => each.input), env);
  node.read = () => ticked(boxes);
  node.write = (values) => boxes.forEach((each) => (each.input.checked = (values ?? []).includes(each.input.value)));
  node.write(field.answer);
  return node;
}

function boxesFor(values) {
  return values.map(([value, meaning]) => {
    const id = newId();
    const input = make("input", { type: "checkbox", id, value });
    return { input, label: make("div", { class: "box" }, input, make("label", { for: id }, meaning || value)) };
  });
}

function ticked(boxes) {
  const values = boxes.filter((each) => each.input.checked).map((each) => each.input.value);
  return values.length ? values : undefined;
}

// Values by facet: boxes where there may be several, a choice where there is one.
function facetsNode(field, parent, env) {
  const facets = env.data.lists.facets[field.of].map(([name, title, ...values]) => {
    if (field.each === "many") {
      const boxes = boxesFor(values.map((each) => [each, ""]));
      const set = make("fieldset", { class: "choices" }, make("legend", {}, title), boxes.map((each) => each.label));
      const write = (chosen) => boxes.forEach((each) => (each.input.checked = (chosen ?? []).includes(each.input.value)));
      return { name, element: set, read: () => ticked(boxes), write };
    }
    const id = newId();
    const options = ["", ...values].map((each) => make("option", { value: each }, each || "Choose…"));
    const select = make("select", { id }, options);
    const element = make("div", {}, make("label", { for: id }, title), select);
    return { name, element, read: () => select.value || undefined, write: (value) => (select.value = value ?? "") };
  });
  const { element, faults } = fieldset("field", field.label, field.help, facets.map((each) => each.element));
  const node = nodeOf(field, parent, element, faults, [], env);
  node.read = () => withoutEmpty(facets.map((each) => [each.name, each.read()]));
  node.write = (values) => facets.forEach((each) => each.write(values?.[each.name]));
  return node;
}

function fieldset(kind, legend, help, content) {
  const ids = { help: newId(), faults: newId() };
  const faults = make("div", { id: ids.faults });
  const element = make(
    "fieldset",
    { class: kind, "aria-describedby": `${ids.help} ${ids.faults}` },
    make("legend", {}, legend),
    make("p", { class: "help", id: ids.help }, inWords(help)),
    ...content,
    faults,
  );
  return { element, faults };
}

function withoutEmpty(entries) {
  const kept = entries.filter(([, value]) => value !== undefined);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

// Puts the fields of a record, or of a part of one, in a row: the first ones, then the others to be opened.
function arrange(fields, parent, env, of) {
  const nodes = fields.map((field) => fieldNode(field, parent, env));
  const first = nodes.filter((each) => each.field.first);
  const rest = nodes.filter((each) => !first.includes(each));
  parent.children = nodes;
  if (!first.length || !rest.length) return nodes.map((each) => each.element);
  const summary = make("summary", {}, "More fields", make("span", { class: "vh" }, ` of ${of}`));
  return [...first.map((each) => each.element), make("details", { class: "more" }, summary, rest.map((each) => each.element))];
}

const readFields = (nodes) => withoutEmpty(nodes.map((each) => [each.field.name, each.read()]));
const writeNodes = (nodes, values) => nodes.forEach((each) => each.write(values?.[each.field.name]));

function groupNode(field, parent, env) {
  const { element, faults } = fieldset("field group", field.label, field.help, []);
  const node = nodeOf(field, parent, element, faults, [], env);
  faults.before(...arrange(field.fields, node, env, field.label.toLowerCase()));
  node.read = () => readFields(node.children);
  node.write = (values) => writeNodes(node.children, values);
  return node;
}

// A list of groups: each can be taken away, and more can be added.
function groupsNode(field, parent, env) {
  const add = make("button", { type: "button", class: "button", id: newId() }, `Add ${field.item}`);
  const { element, faults } = fieldset("field groups", field.label, field.help, [add]);
  const node = nodeOf(field, parent, element, faults, [], env);
  const items = node.children;
  const number = () => items.forEach((each, place) => each.name(place + 1));

  function append() {
    const legend = make("legend");
    const remove = make("button", { type: "button", class: "button remove" });
    const item = { field: {}, parent: node, children: [], path: () => [...node.path(), items.indexOf(item)], show: () => {} };
    item.element = make("fieldset", { class: "item" }, legend, arrange(field.fields, item, env, field.item), remove);
    item.read = () => readFields(item.children) ?? {};
    item.focus = () => (item.children.find((each) => each.field.first) ?? item.children[0]).focus();
    item.name = (place) => {
      legend.textContent = `${field.item[0].toUpperCase()}${field.item.slice(1)} ${place}`;
      remove.textContent = `Remove ${field.item} ${place}`;
    };
    remove.addEventListener("click", () => {
      items.splice(items.indexOf(item), 1);
      item.element.remove();
      number();
      add.focus();
      env.changed();
    });
    items.push(item);
    add.before(item.element);
    number();
    return item;
  }

  add.addEventListener("click", () => {
    append().focus();
    env.changed();
  });
  node.read = () => (items.length ? items.map((each) => each.read()) : undefined);
  node.write = (values) => {
    items.splice(0).forEach((each) => each.element.remove());
    (values ?? []).forEach((each) => writeNodes(append().children, each));
  };
  if (field.first || field.needed) append();
  return node;
}

// Gives the node that a path leads to, or the nearest one on the way.
function nodeAt(root, path) {
  let node = root;
  for (const step of path) {
    const next = typeof step === "number" ? node.children[step] : node.children.find((each) => each.field.name === step);
    if (!next) break;
    node = next;
  }
  return node;
}

// Gives every field in order, those within others too.
function* everyNode(node) {
  for (const each of node.children) {
    yield each;
    yield* everyNode(each);
  }
}
