// The longest common runs of two lists, as Python's difflib finds them, so that both show the same passage.
const POPULAR_FROM = 200;

function sequenceMatcher(a, b) {
  const places = new Map();
  b.forEach((each, place) => {
    if (!places.has(each)) places.set(each, []);
    places.get(each).push(place);
  });
  if (b.length >= POPULAR_FROM) {
    const most = Math.floor(b.length / 100) + 1;
    for (const [each, found] of places) if (found.length > most) places.delete(each);
  }

  function longest(alo, ahi, blo, bhi) {
    let [i, j, size] = [alo, blo, 0];
    let lengths = new Map();
    for (let at = alo; at < ahi; at += 1) {
      const next = new Map();
      for (const place of places.get(a[at]) ?? []) {
        if (place < blo) continue;
        if (place >= bhi) break;
        const length = (lengths.get(place - 1) ?? 0) + 1;
        next.set(place, length);
        if (length > size) [i, j, size] = [at - length + 1, place - length + 1, length];
      }
      lengths = next;
    }
    while (i > alo && j > blo && a[i - 1] === b[j - 1]) [i, j, size] = [i - 1, j - 1, size + 1];
    while (i + size < ahi && j + size < bhi && a[i + size] === b[j + size]) size += 1;
    return [i, j, size];
  }

  // Gives the runs in order, neighbours joined.
  function blocks() {
    const found = [];
    const queue = [[0, a.length, 0, b.length]];
    while (queue.length) {
      const [alo, ahi, blo, bhi] = queue.pop();
      const [i, j, size] = longest(alo, ahi, blo, bhi);
      if (!size) continue;
      found.push([i, j, size]);
      if (alo < i && blo < j) queue.push([alo, i, blo, j]);
      if (i + size < ahi && j + size < bhi) queue.push([i + size, ahi, j + size, bhi]);
    }
    found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    const joined = [];
    for (const [i, j, size] of found) {
      const last = joined.at(-1);
      if (last && last[0] + last[2] === i && last[1] + last[2] === j) last[2] += size;
      else joined.push([i, j, size]);
    }
    return joined;
  }

  // Gives what is alike and what differs, from the beginning to the end of both.
  function changes() {
    const found = [];
    let [i, j] = [0, 0];
    for (const [start, other, size] of [...blocks(), [a.length, b.length, 0]]) {
      if (i < start || j < other) found.push({ equal: false, a: [i, start], b: [j, other] });
      [i, j] = [start + size, other + size];
      if (size) found.push({ equal: true, a: [start, i], b: [other, j] });
    }
    return found;
  }

  const ratio = () => (a.length + b.length ? (2 * blocks().reduce((sum, each) => sum + each[2], 0)) / (a.length + b.length) : 1);
  return { blocks, changes, ratio };
}

// Gives the known name that a misspelt one comes closest to, or nothing.
function nearestName(word, known) {
  const LEAST = 0.6;
  const plain = new Map(known.map((each) => [casefold(each), each]));
  let best = [LEAST, ""];
  for (const [folded, name] of plain) {
    const ratio = sequenceMatcher([...folded], [...casefold(word)]).ratio();
    if (ratio > best[0] || (ratio >= best[0] && (!best[1] || folded > casefold(best[1])))) best = [ratio, name];
  }
  return best[1];
}
