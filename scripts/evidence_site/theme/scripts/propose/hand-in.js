// What becomes of the written text: it is copied, saved, or taken to the page for a new file.
import { make, withCode } from "./elements.js";
import { newFileAddress } from "./record-file.js";

// Copies a text. Where that is not allowed, selects it where it is shown, and returns false.
export async function copyText(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(shown);
    return false;
  }
}

export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  make("a", { href: address, download: `${name}.yml` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

// Returns the link to the page for a new file. `take` returns the name and the text of the file, or null when it has
// errors; `done` is told whether the text went along.
export function newFileLink(create, take, done) {
  const host = create.includes("//github.com/") ? "GitHub" : "GitLab";
  const link = make(
    "a",
    { class: "button main", href: create, target: "_blank", rel: "noopener noreferrer" },
    `Open a new file on ${host}`,
    make("span", { class: "vh" }, " (opens in a new tab)"),
  );
  link.addEventListener("click", (event) => {
    const file = take();
    if (!file) {
      event.preventDefault();
      return;
    }
    const { address, hasText } = newFileAddress(create, file.name, file.text);
    link.href = address;
    done(host, hasText);
  });
  return link;
}

// Returns a heading that counts the faults, and a list of them, each with a link to its field.
export function summaryOf(faults) {
  const items = faults.map(({ fault, node }) => {
    const link = make("a", { href: `#${node.controlId()}` }, ...withCode(fault.message));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reveal(node);
    });
    return make("li", {}, link);
  });
  return [make("h3", {}, faults.length === 1 ? "1 error" : `${faults.length} errors`), make("ul", {}, items)];
}

// Brings a person to a field, opening what it is folded into.
function reveal(node) {
  for (let part = node.element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  node.focus();
}
