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

// Returns the link to the page on which a text is handed in. `take` returns the address of that page and whether the text
// goes along, or null when there are errors; `done` is told whether it went along.
export function handInLink(create, words, take, done) {
  const host = create.includes("//github.com/") ? "GitHub" : "GitLab";
  const link = make(
    "a",
    { class: "button main", href: create, target: "_blank", rel: "noopener noreferrer" },
    `${words} on ${host}`,
    make("span", { class: "vh" }, " (opens in a new tab)"),
  );
  link.addEventListener("click", (event) => {
    const taken = take();
    if (!taken) {
      event.preventDefault();
      return;
    }
    link.href = taken.address;
    done(host, taken.hasText);
  });
  return link;
}

// Returns a heading that counts the errors, and a list of them: one item for a kind, with a link to each field.
export function summaryOf(faults) {
  const kinds = [...Map.groupBy(faults, ({ fault }) => fault.message)];
  const items = kinds.map(([message, [{ node }, ...others]]) =>
    make("li", {}, linkTo(node, withCode(message)), ...others.flatMap((each, number) => [" ", linkTo(each.node, [`and ${number + 2}`])])),
  );
  return [make("h3", {}, faults.length === 1 ? "1 error" : `${faults.length} errors`), make("ul", {}, items)];
}

function linkTo(node, words) {
  const link = make("a", { href: `#${node.controlId()}` }, ...words);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    reveal(node);
  });
  return link;
}

// Returns what is said when there is no error.
export function successOf(whatFollows) {
  return [make("h3", {}, "Ready to hand in"), make("p", {}, `No error was found here. ${whatFollows}`)];
}

// Brings a person to a field, opening what it is folded into.
function reveal(node) {
  for (let part = node.element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  node.focus();
}
