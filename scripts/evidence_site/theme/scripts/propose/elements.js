// Elements of the page, made without markup, so that nobody's text is ever read as HTML.
let made = 0;
const newId = () => `propose-${(made += 1)}`;

function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  element.append(...content.flat());
  return element;
}

// A text in which what stands in backticks is code.
function inWords(text) {
  return text.split(/`([^`]*)`/).map((part, number) => (number % 2 ? make("code", {}, part) : part));
}

function showFault(fault, data) {
  const kind = { error: "Error", warning: "Warning", advice: "Advice" }[fault.severity];
  const help = fault.help ? [" To mend it: ", ...inWords(fault.help), "."] : [];
  const page = data.faultPages.replace("{code}", fault.code.toLowerCase());
  const more = fault.code ? [" ", make("a", { href: page }, `More on ${fault.code}`)] : [];
  return [
    make("p", { class: `fault ${fault.severity}` }, make("strong", {}, `${kind}: `), ...inWords(fault.message), ".", ...help, ...more),
    ...(fault.note ? [make("p", { class: "nearest" }, fault.note)] : []),
  ];
}
