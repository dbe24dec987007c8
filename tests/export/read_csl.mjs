// Reads CSL-JSON with citation-js, and writes what it understood.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(`${process.argv[2]}/`)
const { plugins } = require('@citation-js/core')
const items = plugins.input.chain(readFileSync(0, 'utf8'), { generateGraph: false, strict: true })
process.stdout.write(JSON.stringify(items))
