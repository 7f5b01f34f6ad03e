import { existsSync } from 'node:fs'
import { ensureDist, ensureKernels, ensurePackages, must, say } from '../scripts/steps.mjs'

const THREADS = 2
const option = (name, fallback) => process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1] ?? fallback
const rounds = Number(option('rounds', 5))
const only = option('only', '')
const write = process.argv.includes('--write')

await ensurePackages()
await ensureKernels()
await ensureDist()
const { cases } = await import('./cases.mjs')
const { ensureRival, python, startRival } = await import('./rival.mjs')
const { startBrowser } = await import('./browser.mjs')
const { tableOf, writeTable } = await import('./table.mjs')

await ensureRival()
const given = process.env.RIVALS_DATA
const folder = given ?? 'bench/data'
const AREAS = { baskets: 'baskets', journeys: 'journeys', bundles: 'utility' }
const absent = Object.values(AREAS).filter((name) => !existsSync(`${folder}/${name}.parquet`))
if (absent.length > 0) {
  if (given)
    throw new Error(`RIVALS_DATA names ${given}, but there is no ${absent.join('.parquet, no ')}.parquet in it`)
  say('making a million receipts, and journeys and bundles beside them')
  await must(python, ['bench/make/main.py', folder])
}

const rival = startRival(folder)
const columns = 'bench/data/columns'
const sizes = {}
for (const area of Object.keys(AREAS)) sizes[area] = await rival.ask({ area, case: 'columns', folder: columns })
const browser = await startBrowser(columns)

const least = (values) => Math.min(...values)
const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

async function measure(each) {
  if (each.file) return browser.runFile(`${folder}/${each.file}`, each, THREADS)
  const measured = await browser.runTask(each.area, each.task, THREADS)
  const { phases } = measured.report
  const time = (names) => names.reduce((sum, name) => sum + (phases[name] ?? 0), 0)
  if (each.phases) return { ...measured, ms: time(each.phases) }
  return { ...measured, ms: measured.ms - time(each.without ?? []) }
}

function agree(each, ours, theirs) {
  if (ours.rows !== theirs.rows) throw new Error(`${each.id}: ${ours.rows} rows here, ${theirs.rows} there`)
  if (ours.checksum === undefined) return
  if (theirs.checksum !== '' && ours.checksum !== theirs.checksum) {
    throw new Error(`${each.id}: ${ours.checksum} here, ${theirs.checksum} there`)
  }
  if (given && each.expected && ours.checksum !== each.expected) {
    throw new Error(`${each.id}: ${ours.checksum} instead of ${each.expected}`)
  }
}

const results = []
for (const each of cases.filter(({ id }) => id.includes(only))) {
  const pairs = []
  for (let round = 0; round < rounds; round++) {
    const theirs = await rival.ask({ area: each.area, ...each.rival })
    const ours = await measure(each)
    agree(each, ours, theirs)
    pairs.push({ ours, theirs })
  }
  const ours = least(pairs.map((pair) => pair.ours.ms))
  const theirs = least(pairs.map((pair) => pair.theirs.ms))
  const paired = middle(pairs.map((pair) => pair.theirs.ms / pair.ours.ms))
  const last = pairs.at(-1)
  const { report } = last.ours
  const kernel = report
    ? `${Math.round(report.kernelBytes / 1e6)} MB of kernel memory`
    : `heap ${Math.round(last.ours.heap / 1e6)} MB`
  say(
    `${each.id}: ${Math.round(ours)} ms against ${Math.round(theirs)} ms, ${(theirs / ours).toFixed(1)}× (middle of pairs ${paired.toFixed(1)}×), ${kernel}${report ? `, ${JSON.stringify(report.phases)}` : ''}`,
  )
  results.push({
    title: each.title,
    least: each.least,
    ours,
    theirs,
    ratio: theirs / ours,
    rows: last.ours.rows,
    checksum: last.ours.checksum ?? '',
  })
}
await browser.end()
rival.end()

const number = (value) => value.toLocaleString('en-GB')
const { baskets, journeys, bundles } = sizes
const about = `Baskets: ${number(baskets.rows)} receipts, ${number(baskets.lines)} lines; journeys: ${number(journeys.rows)} customers, ${number(journeys.lines)} events; bundles: ${number(bundles.rows)} receipts, ${number(bundles.lines)} lines; ${given ? 'the rival’s own data' : 'made by `bench/make`'}. Least of ${rounds} runs taken in turns, ${THREADS} threads each, Chromium ${browser.version}, Node ${process.version}. Checksums are equal on both sides; the rival adds up margins in single precision and gives none for bundles, whose sums here are exact.`
const table = tableOf(results, about)
console.log(`\n${table}`)
if (write) writeTable(table)

const missed = results.filter(({ ratio, least: aim }) => aim !== undefined && ratio < aim)
for (const { title, ratio, least: aim } of missed)
  console.log(`below its aim of ${aim}×: ${title} (${ratio.toFixed(2)}×)`)
process.exit(missed.length === 0 ? 0 : 1)
