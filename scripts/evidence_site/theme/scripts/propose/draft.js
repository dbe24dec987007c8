// A draft that this browser keeps. What a browser keeps may be old, cut off or written by anybody who can use it: it is
// bounded before it is read, and only what fits the fields comes out.
const DRAFT = `evidence-site-draft:${globalThis.location?.pathname ?? ""}`;

// Returns the draft that this browser keeps, or null when there is none. `isWhole` is false when all or a part of it
// cannot be used.
export function readDraft(fields, limits) {
  try {
    const kept = localStorage.getItem(DRAFT);
    return kept === null ? null : draftOf(kept, fields, limits);
  } catch {
    return null;
  }
}

// Keeps a draft in this browser, or with null forgets it. Returns whether that was possible.
export function keepDraft(draft, limits) {
  try {
    if (!draft) localStorage.removeItem(DRAFT);
    else if (!fits(draft, limits)) return false;
    else localStorage.setItem(DRAFT, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

const fits = (draft, limits) => JSON.stringify(draft).length <= limits.draft;

// Returns what can be used of a draft that was kept as a text.
export function draftOf(kept, fields, limits) {
  const read = kept.length <= limits.draft ? parsed(kept) : undefined;
  const [record, name] = isGroup(read) ? [own(read, "record"), own(read, "name")] : [];
  const usable = {
    record: isGroup(record) ? usableGroup(record, fields, limits) : {},
    name: isText(name, limits) ? name : "",
  };
  return { ...usable, isWhole: JSON.stringify(usable) === JSON.stringify(read) };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value, limits) => typeof value === "string" && value.length <= limits.field;
const own = (group, name) => (Object.hasOwn(group, name) ? group[name] : undefined);

function usableGroup(values, fields, limits) {
  const entries = fields.map((field) => [field.name, usable(own(values, field.name), field, limits)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function usable(value, field, limits) {
  const usableTexts = (each) => (Array.isArray(each) ? each.slice(0, limits.field).filter((item) => isText(item, limits)) : undefined);
  if (field.kind === "lines" || field.kind === "choices") return usableTexts(value);
  if (field.kind === "groups") {
    if (!Array.isArray(value)) return undefined;
    return value.slice(0, limits.items).filter(isGroup).map((item) => usableGroup(item, field.fields, limits));
  }
  if (field.kind !== "group" && field.kind !== "facets") return isText(value, limits) ? value : undefined;
  if (!isGroup(value)) return undefined;
  if (field.kind === "group") return usableGroup(value, field.fields, limits);
  const facets = Object.entries(value).map(([name, each]) => [name, field.each === "many" ? usableTexts(each) : isText(each, limits) ? each : undefined]);
  return Object.fromEntries(facets.filter(([, each]) => each !== undefined));
}
