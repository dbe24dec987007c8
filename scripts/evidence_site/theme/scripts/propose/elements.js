// Elements of the page, made without markup, so that nobody's text is ever read as HTML.
let idCount = 0;

export function newId() {
  idCount += 1;
  return `propose-${idCount}`;
}

export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  element.append(...content.flat());
  return element;
}

export function makeButton(words, action) {
  const button = make("button", { type: "button", class: "button" }, words);
  button.addEventListener("click", action);
  return button;
}

// Returns a text as elements: what stands in backticks is code.
export function withCode(text) {
  return text.split(/`([^`]*)`/).map((part, number) => (number % 2 ? make("code", {}, part) : part));
}

// Returns a fault in words. `rules` has the code and the page of each rule.
export function faultElement(fault, rules) {
  const cure = fault.cure ? [" To mend it: ", ...withCode(fault.cure), "."] : [];
  const rule = rules[fault.rule];
  const more = rule ? [" ", make("a", { href: rule.page }, `More on ${rule.code}`)] : [];
  return make("p", { class: "fault" }, make("strong", {}, "Error: "), ...withCode(fault.message), ".", ...cure, ...more);
}
