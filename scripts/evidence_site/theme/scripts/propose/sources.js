// The published texts of the sources, fetched from this site when a quote needs them.
function sourcesOf(data, changed) {
  const texts = new Map();
  const asked = new Set();
  const failed = new Set();

  async function load(key) {
    asked.add(key);
    try {
      if (location.protocol === "file:") throw new Error("from a disk, a browser fetches nothing");
      const answer = await fetch(data.sources[key]);
      if (!answer.ok) throw new Error(answer.statusText);
      texts.set(key, readSource(await answer.text()));
    } catch {
      failed.add(key);
    }
    changed();
  }

  return {
    texts,
    // Sees to it that the texts are there which a record needs.
    need(record) {
      const works = (record.evidence ?? []).flatMap((each) => data.names.works[each.study] ?? []);
      const keys = [...(record.quotes ?? []).map((each) => each.source), ...works];
      for (const key of keys) if (key in data.sources && !asked.has(key)) load(key);
    },
    verdictOf(quote) {
      if (!quote.source || !strip(verbatimOf(quote))) return { verdict: "nothing" };
      if (texts.has(quote.source)) return verify(quote, texts.get(quote.source));
      return { verdict: quote.source in data.sources && !failed.has(quote.source) ? "loading" : "not-checked" };
    },
    // Says what came of looking for a quote.
    words(quote, { verdict, section }) {
      if (verdict === "verified") return `Found${section ? ` in \`${section}\`` : ""}, word for word.`;
      if (verdict === "misplaced") return `Found, word for word, in \`${section}\`.`;
      if (verdict === "loading") return "Looking for these words in the source…";
      if (verdict === "mismatch") return "Not found like this in the source.";
      if (verdict !== "not-checked") return "";
      const why = failed.has(quote.source) ? "its text could not be fetched" : "its text is not published";
      return `Quotes from \`${quote.source}\` cannot be checked here: ${why}. They are checked when you hand the file in.`;
    },
  };
}
