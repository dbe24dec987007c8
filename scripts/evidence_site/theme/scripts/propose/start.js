// Puts the parts together on the page.
function start(holder) {
  const data = JSON.parse(holder.dataset.propose);
  const shown = document.getElementById("propose-text");
  const root = { field: {}, children: [], path: () => [], show: () => {} };
  const env = { data, nodes: new Map(), changed: () => changed() };
  const sources = sourcesOf(data, () => check());
  const left = new Set();
  let isStrict = false;
  let isOwnName = false;

  const form = make("form", { class: "propose-form", novalidate: true, autocomplete: "off" }, arrange(data.fields, root, env, "the finding"));
  const name = make("input", { type: "text", id: newId(), autocomplete: "off", spellcheck: "false", "aria-required": "true" });
  const nameFaults = make("div", { id: newId() });
  name.setAttribute("aria-describedby", `${name.id}-help ${nameFaults.id}`);
  const help = "It comes from the title, and becomes the address of the page. Small letters, digits and hyphens.";
  const nameField = make(
    "div",
    { class: "field" },
    make("label", { for: name.id }, "Name of the file, without .yml"),
    make("p", { class: "help", id: `${name.id}-help` }, help),
    name,
    nameFaults,
  );
  const summary = make("div", { class: "summary", tabindex: "-1", role: "group", "aria-label": "What is to be mended", hidden: true });
  const status = make("p", { class: "status", role: "status" });
  const keep = make("input", { type: "checkbox", id: newId() });
  const actions = actionsOf();

  holder.append(form);
  document.getElementById("propose-off").hidden = true;
  document.getElementById("propose-name").append(nameField);
  document.getElementById("propose-actions").append(
    summary,
    make("div", { class: "actions" }, actions),
    status,
    make("div", { class: "box" }, keep, make("label", { for: keep.id }, "Keep a draft in this browser. Anyone who uses this computer can then read it.")),
  );

  const record = () => readFields(root.children) ?? {};
  const fileName = () => strip(name.value);

  function fileText() {
    const values = record();
    const ordered = data.order.filter((each) => each in values).map((each) => [each, values[each]]);
    return data.head + writeFields(Object.fromEntries(ordered));
  }

  function faultsOf(values) {
    sources.need(values);
    const verdicts = (values.quotes ?? []).map((each) => sources.verdictOf(each));
    const facts = { data, sources: sources.texts, verdicts, published: new Set(sources.texts.keys()) };
    const ofName = checkName(fileName(), data).map((each) => ({ ...each, ofName: true }));
    return { faults: checkRecord(values, facts), ofName, verdicts };
  }

  // Shows what is wrong with the fields that the person has left; of what is missing, only once it is handed in.
  function check() {
    const values = record();
    const { faults, ofName, verdicts } = faultsOf(values);
    const byNode = Map.groupBy(faults, (fault) => nodeAt(root, fault.path));
    for (const node of everyNode(root)) {
      const isLooked = isStrict || left.has(node);
      const told = isLooked ? (byNode.get(node) ?? []).filter((each) => isStrict || !each.isMissing) : [];
      node.show(told);
      for (const wanted of told.filter((each) => each.wants))
        nodeAt(root, [...wanted.path.slice(0, -1), wanted.wants]).element.closest("details").open = true;
    }
    verdicts.forEach((verdict, number) => {
      const quote = values.quotes[number];
      const node = nodeAt(root, ["quotes", number, "text"]);
      if (left.has(node) || isStrict) node.say(sources.words(quote, verdict));
      const locator = nodeAt(root, ["quotes", number, "locator"]);
      if (left.has(node) && !quote.locator && verdict.section && !locator.element.contains(document.activeElement)) {
        locator.write(verdict.section);
        locator.say("Filled in from the source. Add the sentence or the page, if you can.");
        changed();
      }
    });
    const isNameLooked = isStrict || left.has(name);
    nameFaults.replaceChildren(...(isNameLooked ? ofName.flatMap((each) => showFault(each, data)) : []));
    isNameLooked && ofName.length ? name.setAttribute("aria-invalid", "true") : name.removeAttribute("aria-invalid");
    return [...ofName, ...faults];
  }

  function changed() {
    if (!isOwnName) name.value = nameFrom(record().title ?? "", data.limits.name);
    shown.textContent = fileText();
    if (keep.checked) keepDraft({ record: record(), name: isOwnName ? name.value : "" });
    check();
  }

  // Checks everything, lists what is wrong, and tells whether the file can be handed in.
  function isReady() {
    isStrict = true;
    const faults = check();
    const rank = ["error", "warning", "advice"];
    const places = [...everyNode(root)];
    const placeOf = (fault) => (fault.ofName ? places.length : places.indexOf(nodeAt(root, fault.path)));
    faults.sort(
      (one, other) => rank.indexOf(one.severity) - rank.indexOf(other.severity) || placeOf(one) - placeOf(other),
    );
    summary.hidden = !faults.length;
    summary.replaceChildren(...(faults.length ? summaryOf(faults, root, name) : []));
    if (faults.length) summary.focus();
    return !faults.some((each) => each.severity === "error");
  }

  const say = (words) => {
    status.textContent = words;
  };

  async function copy(words) {
    const done = await copyText(fileText(), shown);
    say(done ? words : "The text is selected. Press Ctrl+C, or ⌘C on a Mac, to copy it.");
  }

  function actionsOf() {
    const button = (words, action) => {
      const made = make("button", { type: "button", class: "button" }, words);
      made.addEventListener("click", action);
      return made;
    };
    const buttons = [
      button("Check everything", () => say(isReady() ? "No error was found." : "")),
      button("Copy the text", () => {
        const ready = isReady();
        copy(ready ? "Copied." : "Copied, with the errors above.");
      }),
      button("Download the file", () => {
        const ready = isReady();
        download(fileName() || "finding", fileText());
        say(ready ? "Downloaded." : "Downloaded, with the errors above.");
      }),
    ];
    return data.create ? [...buttons, newFileLink()] : buttons;
  }

  function newFileLink() {
    const host = data.create.includes("//github.com/") ? "GitHub" : "GitLab";
    const link = make(
      "a",
      { class: "button main", href: data.create, target: "_blank", rel: "noopener noreferrer" },
      `Open a new file on ${host}`,
      make("span", { class: "vh" }, " (opens in a new tab)"),
    );
    link.addEventListener("click", (event) => {
      const ready = isReady();
      const { address, hasText } = newFileAddress(data.create, fileName(), fileText());
      link.href = address;
      if (!ready) {
        event.preventDefault();
        say("Mend the errors above first.");
      } else if (hasText) {
        say(`${host} opens with the file filled in. Choose “Commit changes” there, and it becomes a proposal.`);
      } else {
        copy(`The text could not be sent along, so it was copied. Paste it into the page of ${host} that opens.`);
      }
    });
    return link;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("focusout", (event) => {
    const field = event.target.closest(".field");
    if (!field || field.contains(event.relatedTarget)) return;
    left.add(env.nodes.get(field));
    check();
  });
  name.addEventListener("input", () => {
    isOwnName = name.value !== "";
    changed();
  });
  name.addEventListener("blur", () => {
    left.add(name);
    check();
  });
  keep.addEventListener("change", () => {
    const done = keepDraft(keep.checked ? { record: record(), name: isOwnName ? name.value : "" } : null);
    if (!done) {
      keep.checked = false;
      say("This browser keeps no drafts.");
    }
  });

  const draft = readDraft();
  if (draft) {
    keep.checked = true;
    writeNodes(root.children, draft.record);
    isOwnName = Boolean(draft.name);
    name.value = draft.name;
  }
  changed();
}

const holder = globalThis.document?.getElementById("propose");
if (holder) start(holder);
