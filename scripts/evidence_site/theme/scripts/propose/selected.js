// Words that were selected on the page of a source, as the address of this page brings them behind its `#`, which no
// server is told. Anybody can write such an address: only what fits the fields is taken from it.
const NAMES = ["text", "source", "locator"];

// Returns the quote of an address, or null when it has none that fits.
export function selectedQuote(hash, isSource, limits) {
  if (!hash.startsWith("#") || hash.length > 12 * limits.words) return null;
  const given = new URLSearchParams(hash.slice(1));
  const quote = Object.fromEntries(NAMES.map((name) => [name, (given.get(name) ?? "").toWellFormed().trim()]));
  if (!quote.text || !isSource(quote.source)) return null;
  if (NAMES.some((name) => [...quote[name]].length > limits.words)) return null;
  return Object.fromEntries(Object.entries(quote).filter(([, value]) => value));
}

// Returns the quotes of a form with one more: in the place of the first that has no words, or after all others.
// `answers` are what a quote has from the beginning.
export function withSelected(quotes, selected, answers) {
  const place = quotes.findIndex((quote) => !quote.text);
  if (place < 0) return [...quotes, { ...answers, ...selected }];
  return quotes.map((quote, number) => (number === place ? { ...answers, ...quote, ...selected } : quote));
}
