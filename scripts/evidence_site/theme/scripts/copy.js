// Adds a "Copy" button after each text of class `copy`. `data-copy` holds the words to copy where they differ from those
// shown, and `data-copy-label` names them; without it, the heading before them does. Where the browser offers no
// clipboard (a site on http, an old browser), the text is selected, and the reader learns which keys copy it.
(() => {
  const SHOWN_FOR = 3000;
  const HEADINGS_AND_TEXTS = "h1, h2, h3, h4, .copy";
  const WORDS_OF_LABEL = 4;
  const texts = [...document.querySelectorAll(".copy")];
  if (!texts.length) return;

  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  document.body.append(status);

  const wordsOf = (element) => (element.dataset.copy ?? element.innerText).trim();
  const onOneLine = (text) => text.trim().replace(/\s+/g, " ");

  const labels = [];
  let heading = null;
  for (const each of document.querySelectorAll(HEADINGS_AND_TEXTS)) {
    if (each.matches(".copy")) labels.push(each.dataset.copyLabel || onOneLine(heading?.textContent ?? ""));
    else heading = each;
  }
  const countOf = new Map();
  for (const label of labels) countOf.set(label, (countOf.get(label) ?? 0) + 1);

  // Texts under the same heading are told apart by their first words.
  function labelOf(element, number) {
    const label = labels[number];
    if (countOf.get(label) < 2) return label;
    const first = onOneLine(wordsOf(element)).split(" ").slice(0, WORDS_OF_LABEL).join(" ");
    return `${label}, “${first.replace(/^[“"‘]|[.,;:]$/g, "")}…”`;
  }

  function select(element) {
    if (element.dataset.copy && !element.textContent) element.textContent = element.dataset.copy;
    getSelection().selectAllChildren(element);
  }

  async function copy(element) {
    try {
      await navigator.clipboard.writeText(wordsOf(element));
      return true;
    } catch {
      select(element);
      return false;
    }
  }

  texts.forEach((element, number) => {
    const label = labelOf(element, number);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", label ? `Copy: ${label}` : "Copy");
    let timer = 0;
    button.addEventListener("click", async () => {
      const outcome = (await copy(element)) ? "Copied" : "Selected. Press Ctrl+C, or ⌘C on a Mac, to copy";
      status.textContent = label ? `${outcome}: ${label}` : outcome;
      button.textContent = outcome;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = "Copy";
        status.textContent = "";
      }, SHOWN_FOR);
    });
    element.after(button);
  });
})();
