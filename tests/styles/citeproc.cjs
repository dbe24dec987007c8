// Formats works with citeproc-js. Arguments: the module's folder, and a JSON file with the style, locales and items.
const CSL = require(process.argv[2])
const { style, locales, language, items } = JSON.parse(require("fs").readFileSync(process.argv[3], "utf8"))
const byId = Object.fromEntries(items.map((item) => [item.id, item]))
const system = { retrieveItem: (id) => byId[id], retrieveLocale: (name) => locales[name] || locales[language] }
const engine = new CSL.Engine(system, style, language, true)
engine.setOutputFormat("html")
engine.updateItems(items.map((item) => item.id))
const [made, entries] = engine.makeBibliography()
const bibliography = made.entry_ids.map(([id], place) => [id, entries[place]])
const citations = items.map((item) => [item.id, engine.makeCitationCluster([{ id: item.id }])])
process.stdout.write(JSON.stringify({ bibliography: Object.fromEntries(bibliography), order: made.entry_ids.map(([id]) => id),
  citations: Object.fromEntries(citations), version: CSL.PROCESSOR_VERSION }))
