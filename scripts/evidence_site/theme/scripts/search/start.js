// Starts the search when its button is first pressed. The script of every page loads this one then.
import { openDialog } from "./dialog.js";
import { openIndex } from "./index.js";

const button = document.querySelector(".search-open");
const root = new URL("../", document.currentScript.src).href;
const waiting = new Map();

// Each file of the index is a script that calls `add`: from a disk, a page can fetch nothing.
globalThis.evidenceSiteSearch = { add: (name, values) => waiting.get(name)?.resolve(values) };

function load(name, version = "") {
  if (!waiting.has(name)) {
    const file = {};
    file.values = new Promise((resolve, reject) => Object.assign(file, { resolve, reject }));
    waiting.set(name, file);
    const script = document.createElement("script");
    script.src = `${root}search/${name}.js${version && `?${version}`}`;
    script.onload = () => script.remove();
    script.onerror = () => {
      waiting.delete(name);
      script.remove();
      file.reject(new Error(`${name} could not be loaded`));
    };
    document.head.append(script);
  }
  return waiting.get(name).values;
}

const search = openDialog(openIndex(load, MiniSearch), root, button.dataset.aToZ);
search.dialog.addEventListener("close", () => button.setAttribute("aria-expanded", "false"));

function show() {
  search.show(button.dataset.typed);
  delete button.dataset.typed;
  button.setAttribute("aria-expanded", "true");
}

button.addEventListener("click", show);
show();
