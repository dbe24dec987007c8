// Puts the parts together on the page: the form, the preview of the file, the checks and the ways to hand the file in.
import { checkFields, checkName, checkQuotes, wordsField } from "./check.js";
import { keepDraft, readDraft } from "./draft.js";
import { make, makeButton, newId } from "./elements.js";
import { allNodes, arrange, nodeAt, readFields, writeFieldNodes } from "./form.js";
import { copyText, download, handInLink, successOf, summaryOf } from "./hand-in.js";
import { mendPastes } from "./pasted.js";
import { nameFrom, newFileAddress, newIssueAddress, writeFields } from "./record-file.js";
import { selectedQuote, withSelected } from "./selected.js";
import { isFound, openSources } from "./sources.js";
import { checkSuggestion, suggestionName, suggestionText } from "./suggestion.js";

const UNUSABLE_DRAFT = "The draft that this browser keeps, or a part of it, does not fit this form and was left out. ";
const REST_IS_CHECKED_LATER = "The whole check runs after you hand it in.";
const SELECTED = "The words that you selected are filled in below. Have you kept the words that limit or reverse it?";
// Milliseconds without a key, after which what was written is checked.
const PAUSE = 800;

function start(holder) {
  const data = JSON.parse(holder.dataset.propose);
  const preview = document.getElementById("propose-text");
  const [root, ofFile] = [newRoot(), newRoot()];
  const isSuggestion = !data.file;
  const form = {
    lists: data.lists,
    rules: data.rules,
    limits: data.limits,
    nodes: new Map(),
    leavesOut: isSuggestion,
    changed: () => {
      mendQuotes();
      update();
    },
  };
  const sources = openSources(data.sources, data.matching, data.limits, () => check());
  const visited = new Set();
  const mended = new WeakSet();
  let showsAll = false;
  let pause = 0;
  let hasOwnName = false;

  const fields = make("form", { class: "propose-form", novalidate: true, autocomplete: "off" }, arrange(data.fields, root, form, isSuggestion ? "the suggestion" : "the finding"));
  const nameElements = arrange(isSuggestion ? [] : [data.file], ofFile, form, "the file");
  const [name] = ofFile.children;
  const summary = make("div", { class: "summary", tabindex: "-1", role: "group", hidden: true });
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
  const fileName = () => name?.read() ?? "";
  const draft = () => ({ record: record(), name: hasOwnName ? fileName() : "" });
  const setStatus = (words) => (status.textContent = words);

  function fileText() {
    const values = record();
    if (isSuggestion) return suggestionText(values, data.lists.findings);
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
    if (isSuggestion) ofRecord.push(...checkSuggestion(data.fields, values));
    const faults = Map.groupBy(ofRecord, (fault) => nodeAt(root, fault.path));
    if (name) faults.set(name, checkName(fileName(), data.file));
    const nodes = [...allNodes(root), ...ofFile.children];
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
    if (isShown) words.setStatus(sources.describe(quote, answer), isFound(answer));
    sources.showBeside(words.beside, isShown && answer.verdict === "mismatch" ? quote.source : "", words.read);
    const section = answer.places[0]?.section;
    if (visited.has(words) && !quote.locator && section && !locator.element.contains(document.activeElement)) {
      locator.write(section);
      locator.setStatus("Filled in from the source. Add the sentence or the page, if you can.");
      update();
      checkSoon();
    }
  }

  function update() {
    if (name && !hasOwnName) name.write(nameFrom(record().title ?? "", data.file.maxLength));
    preview.textContent = fileText();
    if (draftBox.checked) keep();
  }

  // Checks the field that is written in, once there is a pause.
  function checkSoon(field) {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (field) visited.add(field);
      check();
    }, PAUSE);
  }

  // Mends what is pasted into the words of a quote, in quotes that were added too.
  function mendQuotes() {
    for (const quote of nodeAt(root, ["quotes"]).children) {
      const source = quote.children.find((each) => each.field.name === "source");
      for (const node of quote.children.filter((each) => ["text", "original_text"].includes(each.field.name))) {
        if (mended.has(node)) continue;
        mended.add(node);
        const stands = (words) => sources.stands(source.read(), words);
        mendPastes(node.control, data.limits.field, stands, (words) => node.setStatus(words));
        node.control.addEventListener("focus", () => sources.load(source.read()));
      }
    }
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

  // Checks everything and lists what is wrong, or says that nothing is. Returns whether it can be handed in.
  function isReady() {
    showsAll = true;
    const faults = check();
    const isDone = !faults.length;
    summary.hidden = false;
    summary.classList.toggle("done", isDone);
    summary.setAttribute("aria-label", isDone ? "Ready" : "What is to be mended");
    summary.replaceChildren(...(isDone ? successOf(REST_IS_CHECKED_LATER) : summaryOf(faults)));
    if (!isDone) summary.focus();
    return isDone;
  }

  async function copy(words) {
    const isCopied = await copyText(fileText(), preview);
    setStatus(isCopied ? words : "The text is selected. Press Ctrl+C, or ⌘C on a Mac, to copy it.");
  }

  function actions() {
    const buttons = [
      makeButton("Check the form", () => {
        setStatus("");
        isReady();
        summary.focus();
      }),
      makeButton("Copy the text", () => copy(isReady() ? "Copied." : "Copied, with the errors above.")),
      makeButton("Download the file", () => {
        const ready = isReady();
        download(isSuggestion ? suggestionName(record()) : fileName() || "finding", fileText());
        setStatus(ready ? "Downloaded." : "Downloaded, with the errors above.");
      }),
    ];
    if (!data.create) return buttons;
    return [...buttons, handInLink(data.create, isSuggestion ? "Open an issue" : "Open a new file", take, tellOfHandIn)];
  }

  function take() {
    if (isReady()) {
      const title = `Suggestion: ${record().finding}`;
      return isSuggestion ? newIssueAddress(data.create, title, fileText()) : newFileAddress(data.create, fileName(), fileText());
    }
    setStatus("Mend the errors above first.");
    return null;
  }

  function tellOfHandIn(host, hasText) {
    const rest = isSuggestion ? "Send it there, and the editors see it" : "Choose “Commit changes” there, and it becomes a proposal";
    if (hasText) setStatus(`${host} opens with the text filled in. ${rest}.`);
    else copy(`The text could not be sent along, so it was copied. Paste it into the page of ${host} that opens.`);
  }

  fields.addEventListener("submit", (event) => event.preventDefault());
  const nodeOfEvent = (event) => form.nodes.get(event.target.closest(".field"));
  fields.addEventListener("input", (event) => {
    update();
    checkSoon(nodeOfEvent(event));
  });
  fields.addEventListener("change", update);
  name?.element.addEventListener("input", () => {
    hasOwnName = fileName() !== "";
    update();
    checkSoon(name);
  });
  for (const part of [fields, ...nameElements])
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
    name?.write(kept.name);
    if (!isWhole) draftNotice.append(UNUSABLE_DRAFT, makeButton("Throw the draft away", throwDraftAway));
  }
  const isSource = (key) => Object.hasOwn(data.sources, key);
  const selected = selectedQuote(location.hash, isSource, data.limits);
  if (selected) takeSelected(selected);
  mendQuotes();
  update();
  check();

  function takeSelected(quote) {
    const node = nodeAt(root, ["quotes"]);
    const answers = Object.fromEntries(node.field.fields.filter((each) => each.answer).map((each) => [each.name, each.answer]));
    const quotes = withSelected(node.children.map((each) => each.read()), quote, answers);
    node.write(quotes);
    const place = quotes.findLastIndex((each) => each.text === quote.text);
    visited.add(nodeAt(root, ["quotes", place, "text"]));
    draftNotice.append(SELECTED);
    draftNotice.focus();
    // So that the page, loaded again, does not fill them in again.
    history.replaceState(null, "", location.pathname + location.search);
  }
}

const newRoot = () => ({ field: {}, children: [], path: () => [] });

const holder = globalThis.document?.getElementById("propose");
if (holder) start(holder);
