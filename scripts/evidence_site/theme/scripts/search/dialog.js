// The dialog of the search: a native one, so that nothing behind it is reached and the focus goes back when it closes.
import { element, resultItems } from "./results.js";

const AT_ONCE = 20;
const FAILED = "The search could not be loaded.";
const PAUSE = 120;
const HINT = "Type words from titles, findings, quotes or references.";

export function openDialog(index, root, aToZ) {
  const input = element("input", { type: "search", id: "search-query", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
  const status = element("p", { class: "search-count", role: "status" }, HINT);
  const list = element("ol", { class: "search-results" });
  const more = element("button", { class: "search-more", type: "button", hidden: "" }, "Show more results");
  const close = element("button", { class: "search-close", type: "button" }, "Close");
  const other = element("p", { class: "search-other" }, "Or look through ", element("a", { href: aToZ }, "everything from A to Z"), ".");
  const form = element("form", { role: "search" }, element("label", { for: "search-query" }, "Search this site"), input, close);
  const output = element("div", { class: "search-output" }, list, more, other);
  // With a tab index, the dialog itself takes the focus when plain words in it are pressed, so that it hears the next key.
  const dialog = element("dialog", { class: "search", "aria-label": "Search this site", tabindex: "-1" }, form, status, output);
  let asked = 0;
  let found = null;
  let count = AT_ONCE;

  async function look() {
    const query = input.value.trim();
    const mine = ++asked;
    count = AT_ONCE;
    try {
      const answer = query ? await index.find(query) : null;
      if (mine !== asked) return;
      found = answer;
      await draw(query);
    } catch {
      if (mine === asked) status.textContent = FAILED;
    }
  }

  async function draw(query) {
    const mine = asked;
    const entries = found?.entries ?? [];
    const results = await index.show(entries.slice(0, count));
    if (mine !== asked) return;
    replace(list, resultItems(results, found?.terms, root));
    more.hidden = entries.length <= count;
    status.textContent = found ? told(found, query) : HINT;
  }

  // Puts new results in the place of old ones. A result that had the focus keeps it, or the words that were typed get it.
  function replace(list, items) {
    const had = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    list.replaceChildren(...items);
    if (had === null) return;
    const again = [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === had);
    (again ?? input).focus();
  }

  // The arrow keys lead through the results, as Tab does.
  function step(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const place = stops.indexOf(document.activeElement);
    if (place < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(place + way, 0), stops.length - 1)].focus();
  }

  // Tab goes round in the dialog. A browser alone would lead from its last stop to its own controls.
  function stayInside(event) {
    if (event.key !== "Tab" || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [...dialog.querySelectorAll("input, button, a[href]")].filter((each) => each.checkVisibility());
    const last = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== last && stops.includes(document.activeElement)) return;
    event.preventDefault();
    (event.shiftKey && document.activeElement === last ? stops.at(-1) : input).focus();
  }

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    look();
  });
  more.addEventListener("click", async () => {
    const next = list.querySelectorAll("a").length;
    count += AT_ONCE;
    try {
      await draw(input.value.trim());
      list.querySelectorAll("a")[next]?.focus();
    } catch {
      status.textContent = FAILED;
    }
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", step);
  dialog.addEventListener("keydown", stayInside);
  // A press beside the panel closes it; one on a result of this page too, which is then seen.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  document.body.append(dialog);
  return {
    dialog,
    // Shows the dialog with the words of before, or with those that were typed while it was loaded.
    show(typed = "") {
      dialog.showModal();
      input.focus();
      if (!typed) return input.select();
      input.value = typed;
      look();
    },
  };
}

function told({ entries, isExact }, query) {
  const count = `${entries.length} ${entries.length === 1 ? "result" : "results"}`;
  if (!entries.length) return `Nothing was found for “${query}”.`;
  return isExact ? `${count} for “${query}”` : `Nothing has all these words. ${count} with words spelt nearly so.`;
}
