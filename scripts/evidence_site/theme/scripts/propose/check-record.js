// What can be told of a record as a whole, as the rules of `check` have it.
const ENDS = new Set(".!?…。！？؟۔।");
const CLAIMS = ["statement", "activity", "outcome", "contexts"];
const CITED = /(?<![\p{L}\p{N}])(?<![.+/@-])-?@([A-Za-z0-9]+(?:(?:_+|[:./-])[A-Za-z0-9]+)*)(?!@)/gu;
const NOT_CITABLE = /\\.|`[^`]*`|<[A-Za-z/][^<>]*>|\b(?:https?|ftp):\/\/[^\s<>\]]*|\]\([^()\s]*\)/gu;

function checkRecord(record, facts) {
  const { data } = facts;
  const quotes = record.quotes ?? [];
  const say = (code, path, gaps) => told(data, code, path, gaps);
  const ofValues = checkFields(data.fields, record, [], data);
  const unusable = new Set(ofValues.map((fault) => fault.path.join()));
  const ofRecord = [
    ...quotes.flatMap((each, number) => checkQuote(each, number, facts)),
    ...checkWording(record, data, say),
    ...checkDates(record, say),
    ...checkIdentity(record, quotes, data, say),
    ...checkSupport(record, quotes, data, say),
    ...checkCitations(record, data, say),
    ...checkQuotations(record, quotes, facts, say),
    ...checkAssessment(record, say),
  ];
  return [...ofValues, ...ofRecord.filter((fault) => !unusable.has(fault.path.join()))];
}

function checkWording({ statement, summary, outcome, outcome_status: status }, { limits }, say) {
  const faults = [];
  const words = (text) => split(text ?? "").length;
  if (statement && !endsAsSentence(statement)) faults.push(say("TXT002", ["statement"]));
  if (words(statement) > limits.statement) faults.push(say("TXT006", ["statement"], { words: words(statement) }));
  if (words(summary) > limits.summary) faults.push(say("TXT007", ["summary"], { words: words(summary) }));
  if (outcome && !status) faults.push(say("TXT003", ["outcome"]));
  if (outcome && status === "not-stated") faults.push(say("TXT004-surplus", ["outcome_status"]));
  if (!outcome && status && status !== "not-stated") faults.push(say("TXT004-lost", ["outcome_status"], { status }));
  return faults;
}

function endsAsSentence(text) {
  const bare = text.replace(/["'* _\p{Pe}\p{Pf}\p{Pi}]+$/u, "");
  return ENDS.has(lastOf(bare));
}

function checkDates({ added, updated, review_by: review, status, superseded_by: successor }, say) {
  const isEarly = (day) => DATE.test(day ?? "") && DATE.test(added ?? "") && day < added;
  const faults = [];
  if (isEarly(updated)) faults.push(say("DAT001", ["updated"], { updated, added }));
  if (isEarly(review)) faults.push(say("DAT002", ["review_by"], { review_by: review, added }));
  if (status === "superseded" && !successor) faults.push(say("REF014", ["status"]));
  if (successor && status && status !== "superseded") faults.push(say("REF015", ["superseded_by"], { status }));
  return faults;
}

function checkIdentity(record, quotes, data, say) {
  const faults = [];
  const ids = quotes.map((each, number) => each.id ?? `q${number + 1}`);
  ids.forEach((id, number) => {
    if (ids.indexOf(id) < number) faults.push(say("ID011", ["quotes", number, "id"], { name: id }));
  });
  const same = data.lists.findings.find(([, title]) => record.title && casefold(title) === casefold(record.title));
  if (same) faults.push(say("ID013", ["title"], { other: same[0], title: record.title }));
  for (const [list, name] of [["evidence", "study"], ["related", "finding"]]) {
    const names = (record[list] ?? []).map((each) => each[name]);
    names.forEach((each, number) => {
      if (each && names.indexOf(each) < number) faults.push(say("REF010", [list, number, name], { name: each }));
    });
  }
  (record.prompts ?? []).forEach((prompt, number) => {
    const listed = prompt.based_on ?? [];
    listed.forEach((each, place) => {
      const path = ["prompts", number, "based_on", place];
      const isThere = each.includes("/") ? data.names.quotes.includes(each) : ids.includes(each);
      const near = isThere ? "" : nearestName(each, each.includes("/") ? data.names.quotes : ids);
      if (!isThere) faults.push(withCure(say("REF008", path, { name: each }), near, data));
      if (listed.indexOf(each) < place) faults.push(say("REF010", path, { name: each }));
    });
  });
  return faults;
}

const withCure = (fault, near, data) => (near ? { ...fault, help: fill(data.nearest, { name: near }) } : fault);

// That a field is missing which every finding needs is told by itself.
function checkSupport(record, quotes, data, say) {
  const has = (field) =>
    field === "contexts" ? (record.evidence ?? []).some((each) => each.contexts) : Boolean(record[field]);
  const isNeeded = (field) => data.fields.find((each) => each.name === field)?.needed;
  const supported = quotes.flatMap((each) => each.supports ?? []);
  const faults = [];
  quotes.forEach((quote, number) => {
    for (const field of quote.supports ?? [])
      if (!has(field) && !isNeeded(field)) faults.push(say("QUO016", ["quotes", number, "supports"], { field }));
  });
  if (record.status !== "published") return faults;
  if (!quotes.length) faults.push(say("QUO006", ["status"]));
  for (const field of quotes.length ? CLAIMS : [])
    if (has(field) && !supported.includes(field))
      faults.push(say(field === "statement" ? "QUO015-statement" : "QUO015", field === "contexts" ? ["evidence"] : [field], { field }));
  return faults;
}

// Gives the fields that are Markdown, and may cite.
function* proseOf(fields, values, path) {
  for (const field of fields) {
    const value = values?.[field.name];
    const here = [...path, field.name];
    if (field.prose && value) yield [here, value];
    else if (field.kind === "group") yield* proseOf(field.fields, value, here);
    else if (field.kind === "groups")
      for (const [number, each] of (value ?? []).entries()) yield* proseOf(field.fields, each, [...here, number]);
  }
}

function checkCitations(record, data, say) {
  const keys = data.lists.references.map(([key]) => key);
  return [...proseOf(data.fields, record, [])].flatMap(([path, text]) => {
    const citable = text.replace(NOT_CITABLE, (found) => "\0".repeat(found.length));
    return [...citable.matchAll(CITED)]
      .filter(([, key]) => !keys.includes(key))
      .map(([, key]) => withCure(say("REF001", path, { key }), nearestName(key, keys), data));
  });
}

// Words in quotation marks must stand in a quote, in a source or in a title. Without the texts that cannot be told.
function checkQuotations(record, quotes, { data, sources, published }, say) {
  const keys = new Set([
    ...quotes.map((each) => each.source),
    ...(record.evidence ?? []).flatMap((each) => data.names.works[each.study] ?? []),
  ]);
  if ([...keys].some((key) => key && !published.has(key))) return [];
  const titles = [data.names.titles, ...Object.values(data.lists).filter(Array.isArray).map((list) => list.map((each) => each[1]))];
  const texts = [
    prepareSection(quotes.flatMap((each) => [each.text, each.original_text]).filter(Boolean)),
    prepareSection([record.title ?? "", ...titles.flat()]),
    ...[...keys].flatMap((key) => sources.get(key)?.sections ?? []),
  ];
  return [...ownWords(record)].flatMap(([path, text]) =>
    [...text.matchAll(new RegExp(data.patterns.quotation, "gu"))]
      .map((each) => each.slice(1).find((words) => words !== undefined))
      .filter((words) => (words.match(new RegExp(`${WORDED}+`, "gu")) ?? []).length >= data.limits.quotation)
      .filter((words) => !isHeld(words, texts))
      .map((words) => say("QUO017", path, { words: shortened(words) })),
  );
}

function isHeld(words, texts) {
  const marked = bareDots(words)
    .reverse()
    .reduce((made, [start, end]) => `${made.slice(0, start)} [...] ${made.slice(end)}`, words);
  const read = [...readings(strip(marked).replace(/[.,;:!?]+$/, ""))];
  return texts.some((each) => holds(each, read));
}

function* ownWords(record) {
  for (const name of ["title", "statement", "summary", "activity", "outcome"])
    if (record[name]) yield [[name], record[name]];
  for (const [number, each] of (record.evidence ?? []).entries())
    if (each.note) yield [["evidence", number, "note"], each.note];
  for (const [number, each] of (record.not_stated ?? []).entries()) yield [["not_stated", number], each];
  for (const [number, each] of (record.prompts ?? []).entries())
    if (each.text) yield [["prompts", number, "text"], each.text];
}

function checkAssessment({ assessment, statement }, say) {
  if (!assessment) return [];
  const faults = [];
  for (const [name, part] of Object.entries(assessment))
    if (part?.concern && part.concern !== "no-or-very-minor" && !part.explanation)
      faults.push(say("APP002", ["assessment", name, "concern"], { concern: part.concern }));
  if (assessment.assessed_statement && statement && !sameWords(assessment.assessed_statement, statement))
    faults.push(say("APP003", ["assessment", "assessed_statement"]));
  return faults;
}
