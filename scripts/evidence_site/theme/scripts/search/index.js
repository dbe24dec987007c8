// The index: loads of its files what a query needs, and has MiniSearch look in them.
import { isSpaceless, termsOf, wordsOf } from "./folding.js";

const FIELDS = ["title", "text"];
const LIKE = 0.25;
const LONG_ENOUGH = 4;
const BOOST = { title: 3 };

// Returns the search of a site. `load` returns what a file of the index holds, by the file's name.
export function openIndex(load, MiniSearch) {
  let about;
  let engine;
  let held = "";
  const known = async () => (about ??= await load("index"));

  // Returns the search in the files with these numbers. Most queries need one or two.
  async function engineFor(numbers) {
    const name = numbers.join();
    if (name === held) return engine;
    const files = await Promise.all(numbers.map((number) => load(`terms-${number}`, about.version)));
    engine = MiniSearch.loadJS(plainIndex(files.flat(), about.count), { fields: FIELDS, processTerm: (term) => term });
    held = name;
    return engine;
  }

  return {
    // Returns the numbers of the entries that have every word of a query, the best first. If there are none, those with
    // words that are nearly so.
    async find(query) {
      await known();
      const words = [...wordsOf(query)].map(({ word }) => termsOf(word));
      if (!words.length) return null;
      const firsts = words.flatMap(({ terms, whole }) => [...terms, whole].filter(Boolean));
      const looked = await engineFor(shardsOf(firsts, about.terms));
      const exact = looked.search(queryOf(words, false));
      const found = exact.length ? exact : looked.search(queryOf(words, true));
      return { isExact: exact.length > 0, entries: found.map(({ id }) => id), terms: new Set(found.flatMap((each) => each.terms)) };
    },

    // Returns what results show of entries.
    async show(entries) {
      const numbers = entries.map((entry) => lastUpTo(about.entries, entry));
      const files = await Promise.all(numbers.map((number) => load(`entries-${number}`, about.version)));
      return entries.map((entry, place) => {
        const [address, anchor, page, kind, title, text] = files[place][entry - about.entries[numbers[place]]];
        return { address, anchor, page, kind, title, text };
      });
    },
  };
}

// Every word must be there: the parts of a word that is put together, or the whole.
function queryOf(words, isLike) {
  const options = { prefix: true, boost: BOOST, tokenize: (term) => [term], processTerm: (term) => term };
  const fuzzy = isLike ? { fuzzy: (term) => (term.length > LONG_ENOUGH ? LIKE : false) } : {};
  const all = (terms) => ({ combineWith: "AND", queries: terms, ...options, ...fuzzy });
  const queries = words.map(({ terms, whole }) =>
    whole ? { combineWith: "OR", queries: terms.every(isTelling) ? [all(terms), all([whole])] : [all([whole])] } : all(terms),
  );
  return { combineWith: "AND", queries };
}

// Whether a part of a word, unlike the `s` of `staff's`, is more than the beginning of just any word.
function isTelling(term) {
  return term.length > 2 || /^\p{N}/u.test(term) || isSpaceless(term);
}

function shardsOf(terms, starts) {
  const numbers = terms.map((term) => lastUpTo(starts, term.codePointAt(0)));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function lastUpTo(starts, value) {
  return Math.max(0, starts.findLastIndex((start) => start <= value));
}

// Returns an index as MiniSearch keeps it (`toJSON`, version 2). All entries count as equally long.
function plainIndex(terms, count) {
  const each = Array.from({ length: count }, (_, number) => number);
  return {
    documentCount: count,
    nextId: count,
    documentIds: Object.fromEntries(each.map((number) => [number, number])),
    fieldIds: { title: 0, text: 1 },
    fieldLength: Object.fromEntries(each.map((number) => [number, [1, 1]])),
    averageFieldLength: [1, 1],
    storedFields: {},
    dirtCount: 0,
    index: terms.map(([term, ...fields]) => [term, Object.fromEntries(fields.map((steps, field) => [field, once(steps)]))]),
    serializationVersion: 2,
  };
}

function once(steps) {
  let number = 0;
  return Object.fromEntries(steps.map((step) => [(number += step), 1]));
}
