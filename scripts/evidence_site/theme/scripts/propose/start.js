// Puts the parts together on the page: the form, the preview of the file, the checks and the ways to hand the file in.
import { checkFields, checkName, checkQuotes, wordsField } from "./check.js";
import { keepDraft, readDraft } from "./draft.js";
import { make, makeButton, newId } from "./elements.js";
import { allNodes, arrange, nodeAt, readFields, writeFieldNodes } from "./form.js";
import { copyText, download, newFileLink, summaryOf } from "./hand-in.js";
import { nameFrom, writeFields } from "./record-file.js";
import { openSources } from "./sources.js";

const UNUSABLE_DRAFT = "The draft that this browser keeps, or a part of it, does not fit this form and was left out. ";
const REST_IS_CHECKED_LATER = "The whole check runs on the pull request.";

function start(holder) {
  const data = JSON.parse(holder.dataset.propose);
  const preview = document.getElementById("propose-text");
  const [root, ofFile] = [newRoot(), newRoot()];
  const form = { lists: data.lists, rules: data.rules, limits: data.limits, nodes: new Map(), changed: () => update() };
  const sources = openSources(data.sources, data.matching, data.limits, () => check());
  const visited = new Set();
  let showsAll = false;
  let hasOwnName = false;

  const fields = make("form", { class: "propose-form", novalidate: true, autocomplete: "off" }, arrange(data.fields, root, form, "the finding"));
  const nameElements = arrange([data.file], ofFile, form, "the file");
  const [name] = ofFile.children;
  const summary = make("div", { class: "summary", tabindex: "-1", role: "group", "aria-label": "What is to be mended", hidden: true });
  const status = make("p", { class: "status", role: "status" });
  const draftBox = make("input", { type: "checkbox", id: newId() });
  const draftNotice = make("p", { class: "status", role: "status", tabindex: "-1" });
  const draftLabel = "Keep a draft in this browser. Anyone who uses this computer can then read it.";

  holder.append(draftNotice, fields);
  document.getElementById("propose-off").hidden = true;
  document.getElementById("propose-name").append(...nameElements);
  document.getElementById("propose-actions").append(
    summary,
    make("div", { class: "actions" }, actions()),
    status,
    make("div", { class: "box" }, draftBox, make("label", { for: draftBox.id }, draftLabel)),
  );

  const record = () => readFields(root.children) ?? {};
  const fileName = () => name.read() ?? "";
  const draft = () => ({ record: record(), name: hasOwnName ? fileName() : "" });
  const setStatus = (words) => (status.textContent = words);

  function fileText() {
    const values = record();
    const ordered = data.order.filter((field) => field in values).map((field) => [field, values[field]]);
    return data.head + writeFields(Object.fromEntries(ordered));
  }

  // Shows what is wrong with the fields that the person has left; what is missing, only once the file is handed in.
  // Returns all faults with their fields, in the order of the page.
  function check() {
    const values = record();
    const quotes = values.quotes ?? [];
    const answers = sources.lookForAll(quotes);
    const ofRecord = [...checkFields(data.fields, values), ...checkQuotes(quotes, answers)];
    const faults = Map.groupBy(ofRecord, (fault) => nodeAt(root, fault.path)).set(name, checkName(fileName(), data.file));
    const nodes = [...allNodes(root), name];
    for (const node of nodes)
      node.show((faults.get(node) ?? []).filter((fault) => showsAll || (visited.has(node) && !fault.isMissing)));
    quotes.forEach((quote, number) => showAnswer(quote, answers[number], (field) => nodeAt(root, ["quotes", number, field])));
    return nodes.flatMap((node) => (faults.get(node) ?? []).map((fault) => ({ fault, node })));
  }

  // Says whether a quote was found, beside the field of its words, and fills in the section when no place is named yet.
  function showAnswer(quote, answer, nodeOfField) {
    const words = nodeOfField(wordsField(quote));
    const locator = nodeOfField("locator");
    const isShown = showsAll || visited.has(words);
    if (isShown) words.setStatus(sources.describe(quote, answer));
    sources.showBeside(words.beside, isShown && answer.verdict === "mismatch" ? quote.source : "", words.read);
    const section = answer.places[0]?.section;
    if (visited.has(words) && !quote.locator && section && !locator.element.contains(document.activeElement)) {
      locator.write(section);
      locator.setStatus("Filled in from the source. Add the sentence or the page, if you can.");
      update();
    }
  }

  function update() {
    if (!hasOwnName) name.write(nameFrom(record().title ?? "", data.file.maxLength));
    preview.textContent = fileText();
    if (draftBox.checked) keep();
    check();
  }

  // Keeps the draft. Where a browser keeps none, or not so much, the box says so by losing its tick.
  function keep() {
    if (keepDraft(draft(), data.limits)) return;
    draftBox.checked = false;
    setStatus("This browser cannot keep this draft. Download the file, so that nothing is lost.");
  }

  function throwDraftAway() {
    keepDraft(null, data.limits);
    draftBox.checked = false;
    draftNotice.textContent = "The draft was thrown away.";
    draftNotice.focus();
  }

  // Checks everything and lists what is wrong. Returns whether the file can be handed in.
  function isReady() {
    showsAll = true;
    const faults = check();
    summary.hidden = !faults.length;
    summary.replaceChildren(...(faults.length ? summaryOf(faults) : []));
    if (faults.length) summary.focus();
    return !faults.length;
  }

  async function copy(words) {
    const isCopied = await copyText(fileText(), preview);
    setStatus(isCopied ? words : "The text is selected. Press Ctrl+C, or ⌘C on a Mac, to copy it.");
  }

  function actions() {
    const buttons = [
      makeButton("Check the form", () => setStatus(isReady() ? `No error was found here. ${REST_IS_CHECKED_LATER}` : "")),
      makeButton("Copy the text", () => copy(isReady() ? "Copied." : "Copied, with the errors above.")),
      makeButton("Download the file", () => {
        const ready = isReady();
        download(fileName() || "finding", fileText());
        setStatus(ready ? "Downloaded." : "Downloaded, with the errors above.");
      }),
    ];
    return data.create ? [...buttons, newFileLink(data.create, takeFile, tellOfNewFile)] : buttons;
  }

  function takeFile() {
    if (isReady()) return { name: fileName(), text: fileText() };
    setStatus("Mend the errors above first.");
    return null;
  }

  function tellOfNewFile(host, hasText) {
    if (hasText) setStatus(`${host} opens with the file filled in. Choose “Commit changes” there, and it becomes a proposal.`);
    else copy(`The text could not be sent along, so it was copied. Paste it into the page of ${host} that opens.`);
  }

  fields.addEventListener("submit", (event) => event.preventDefault());
  fields.addEventListener("input", update);
  fields.addEventListener("change", update);
  name.element.addEventListener("input", () => {
    hasOwnName = fileName() !== "";
    update();
  });
  for (const part of [fields, name.element])
    part.addEventListener("focusout", (event) => {
      const field = event.target.closest(".field");
      if (!field || field.contains(event.relatedTarget)) return;
      visited.add(form.nodes.get(field));
      check();
    });
  draftBox.addEventListener("change", () => {
    if (draftBox.checked) keep();
    else keepDraft(null, data.limits);
  });

  const kept = readDraft(data.fields, data.limits);
  if (kept) {
    if (kept.isWhole || Object.keys(kept.record).length) writeFieldNodes(root.children, kept.record);
    // A value may be no longer among those to choose from.
    const isWhole = kept.isWhole && JSON.stringify(record()) === JSON.stringify(kept.record);
    draftBox.checked = isWhole;
    hasOwnName = Boolean(kept.name);
    name.write(kept.name);
    if (!isWhole) draftNotice.append(UNUSABLE_DRAFT, makeButton("Throw the draft away", throwDraftAway));
  }
  update();
}

const newRoot = () => ({ field: {}, children: [], path: () => [] });

const holder = globalThis.document?.getElementById("propose");
if (holder) start(holder);
