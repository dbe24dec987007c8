// What can be told of the quotes of a record. `facts` has the verdict on each, and the texts that could be fetched.
const CONTEXT = 140;
const SPOKEN = new Set(["participant", "field-note"]);

function checkQuote(quote, number, facts) {
  const { data, verdicts } = facts;
  const verification = verdicts[number];
  const at = (...path) => ["quotes", number, ...path];
  const words = at(quote.original_text ? "original_text" : "text");
  const say = (name, path, gaps) => told(data, name, path, gaps);
  return [
    ...checkMatch(quote, verification, words, at, facts),
    ...checkInsertions(quote, verification, words, data),
    ...checkSpeaker(quote, verification, at, say),
    ...checkPrivacy(quote, at, data),
  ];
}

function checkMatch(quote, verification, words, at, { data, sources }) {
  const text = verbatimOf(quote);
  if (!strip(text)) return [];
  const faults = [];
  if (!quote.locator) {
    const section = verification.section;
    const fault = section ? told(data, "QUO005-found", at("locator"), { section }) : told(data, "QUO005", at("locator"));
    faults.push({ ...fault, isMissing: true });
  }
  if (verification.verdict === "misplaced" && quote.locator)
    faults.push(told(data, "QUO002", at("locator"), { source: quote.source, section: verification.section }));
  const stray = readMarks(text).find((each) => each.kind === "stray");
  if (stray && !isFound(verification)) {
    faults.push(told(data, "QUO009", words, { bracket: text.slice(...stray.span) }));
  } else if (verification.verdict === "mismatch") {
    const dots = omitsByDots(quote, text, sources.get(quote.source));
    faults.push(dots ? told(data, "QUO010", words) : wordMismatch(quote, text, verification, words, data));
  }
  return faults;
}

// Tells whether a quote would match if its bare dots marked omissions.
function omitsByDots(quote, text, source) {
  const dots = bareDots(text).reverse();
  const mended = dots.reduce((made, [start, end]) => `${made.slice(0, start)} [...] ${made.slice(end)}`, text);
  return dots.length > 0 && isFound(verify({ ...quote, text: mended, original_text: undefined }, source));
}

function wordMismatch({ source }, text, verification, path, data) {
  const { nearest } = verification;
  if (!nearest) return told(data, "QUO001-absence", path, { source });
  const theirs = nearest.slice(...verification.found);
  const ours = text.slice(...verification.wanted);
  if (sameWords(theirs, ours)) return told(data, "QUO001-gap", path, { source, wanted: shortened(ours) });
  const gaps = { source, wanted: shortened(ours), found: shortened(theirs), passage: markedPassage(verification) };
  return told(data, "QUO001", path, gaps);
}

// Shows the nearest passage with angle marks around the difference, cut far from it.
function markedPassage({ nearest, found: [start, end] }) {
  const spaced = (text) => [...text].map((each) => (isSpace(each) ? " " : each));
  const before = spaced(nearest.slice(0, start));
  const after = spaced(nearest.slice(end));
  const lead = before.length > CONTEXT ? `…${before.slice(-CONTEXT).join("")}` : before.join("");
  const tail = after.length > CONTEXT ? `${after.slice(0, CONTEXT).join("")}…` : after.join("");
  return `${lead}»${shortened(spaced(nearest.slice(start, end)).join(""), CONTEXT)}«${tail}`;
}

function checkInsertions(quote, { own = [] }, path, data) {
  const text = verbatimOf(quote);
  const isOwn = (span) => own.some((each) => each[0] === span[0] && each[1] === span[1]);
  const insertions = readMarks(text).filter((each) => each.kind === "insertion" && !isOwn(each.span));
  const turning = insertions.filter((each) => turnsSense(each, text, data.patterns));
  const others = insertions.filter((each) => !turning.includes(each));
  const shown = (mark) => ({ shown: text.slice(...mark.span) });
  return [
    ...turning.map((each) => told(data, "QUO008", path, shown(each))),
    ...(others.length && !quote.note ? [{ ...told(data, "QUO007", path, shown(others[0])), wants: "note" }] : []),
  ];
}

function turnsSense({ words, span: [start, end] }, text, patterns) {
  const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "iu").test(words);
  return (
    new RegExp(patterns.turningWord, "iu").test(words) ||
    (isLetterOrDigit(firstOf(text.slice(end))) && whole(patterns.turningPrefix)) ||
    (isLetterOrDigit(lastOf(text.slice(0, start))) && whole(patterns.turningSuffix))
  );
}

function checkSpeaker(quote, { verdict }, at, say) {
  const isParticipant = quote.voice === "participant";
  const faults = [];
  if (quote.speaker && quote.voice && !isParticipant) faults.push(say("QUO011", at("speaker"), { voice: quote.voice }));
  if (isParticipant && !quote.speaker) faults.push({ ...say("QUO012", at("voice")), wants: "speaker" });
  if (isParticipant && !quote.consent && verdict === "not-checked")
    faults.push({ ...say("QUO013", at("voice")), wants: "consent" });
  const lacking = ["original_language", "translated_by"].filter((each) => !quote[each]).map((each) => `\`${each}\``);
  if (quote.original_text && lacking.length)
    faults.push(say("QUO019", at("original_text"), { missing: lacking.join(" and ") }));
  return faults;
}

function checkPrivacy(quote, at, data) {
  const { patterns, limits } = data;
  const texts = [
    ...["text", "original_text", "locator", "note"].map((name) => [at(name), quote[name]]),
    ...["role", "id"].map((name) => [at("speaker", name), quote.speaker?.[name]]),
  ];
  return texts.filter(([, text]) => text).flatMap(([path, text]) => {
    const isLong = ([number]) => (number.match(/\d/g) ?? []).length >= limits.digits;
    const faults = [];
    if (new RegExp(patterns.email, "u").test(text)) faults.push(told(data, "QUO021-address", path));
    else if ([...text.matchAll(new RegExp(patterns.telephone, "gu"))].some(isLong))
      faults.push(told(data, "QUO021-telephone", path));
    if (SPOKEN.has(quote.voice))
      faults.push(...[...text.matchAll(new RegExp(patterns.named, "gu"))].map(() => told(data, "QUO022", path)));
    return faults;
  });
}
