// Makes a name for a record of its title: `local-trust` of `Local trust`.
function nameFrom(title, longest) {
  const plain = title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const parts = plain.match(/[a-z0-9]+/g) ?? [];
  while (parts.length && !/^[a-z]/.test(parts[0])) parts.shift();
  const name = parts.join("-");
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0));
}
