// What is done with the text when it is written: it is copied, saved, or taken to the page for a new file.
const LONGEST_ADDRESS = 8000;

async function copyText(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(shown);
    return false;
  }
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  make("a", { href: address, download: `${name}.yml` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

// Gives the address of the page for a new file, filled in; without the text when that is too long for an address.
function newFileAddress(create, name, text) {
  const file = encodeURIComponent(`findings/${name}.yml`);
  if (!create.includes("//github.com/")) return { address: `${create}?file_name=${file}`, hasText: false };
  const whole = `${create}?filename=${file}&value=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST_ADDRESS
    ? { address: whole, hasText: true }
    : { address: `${create}?filename=${file}`, hasText: false };
}

// Lists what is wrong, each with a link to its field.
function summaryOf(faults, root, nameControl) {
  const count = (severity, one) => {
    const found = faults.filter((each) => each.severity === severity).length;
    return found ? [`${found} ${found === 1 ? one : `${one}s`}`] : [];
  };
  const counted = [...count("error", "error"), ...count("warning", "warning"), ...count("advice", "piece of advice")];
  const items = faults.map((fault) => {
    const node = fault.ofName ? null : nodeAt(root, fault.path);
    const link = make("a", { href: `#${node ? node.controlId() : nameControl.id}` }, ...inWords(fault.message));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (node) reveal(node);
      else nameControl.focus();
    });
    return make("li", {}, link);
  });
  return [make("h3", {}, counted.join(", ").replace(/pieces? of advices/, "pieces of advice")), make("ul", {}, items)];
}

function reveal(node) {
  for (let each = node.element.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
  node.focus();
}
