import { embed } from '../embed-client.js'

const SAMPLE = 'delicatessen.parquet'
const ROLES = { basket: 'receipt', item: 'product', group: 'region', value: 'margin_eur', quantity: 'quantity' }
const PATTERNS = { perGroup: true, minSupport: 0.004, maxLength: 3 }

/** What each frame asks; of a row that is chosen, what holds its items, or the receipts it was seen on. */
const QUESTIONS = {
  rules: (row) => ({
    analysis: { kind: 'rules', ...PATTERNS, metric: 'lift', minThreshold: 1.2, ...(row && { include: row.items }) },
  }),
  utility: (row) => ({
    filters: row ? [{ column: 'receipt', op: 'in set', value: row.receipts }] : [],
    analysis: { kind: 'utility', perGroup: true, top: 60, maxLength: 3 },
  }),
  itemsets: (row) => ({ analysis: { kind: 'itemsets', ...PATTERNS, ...(row && { include: row.items }) } }),
}

/** Tokens of the workbench that this page sets, so that frames and page are of one colour. */
const COLOURS = {
  light: { '--accent': '#5b3fa6', '--accent-2': '#49318a', '--accent-soft': '#efeaf9', '--bg': '#ffffff' },
  dark: { '--accent': '#b9a3f2', '--accent-2': '#cbbaf7', '--accent-soft': '#2a2440', '--bg': '#1a191f' },
}

const by = (id) => document.getElementById(id)
const views = Object.keys(QUESTIONS)
const frames = {}
/** The row that is chosen: the view it stands in, its items and its receipts. */
let chosen = null
let latest = 0

const dark = matchMedia('(prefers-color-scheme: dark)')

async function applyTheme() {
  const asked = by('theme').value
  const mode = asked === 'system' ? (dark.matches ? 'dark' : 'light') : asked
  document.documentElement.dataset.theme = mode
  await Promise.all(Object.values(frames).map((frame) => frame.setTheme({ mode, tokens: COLOURS[mode] })))
}

const applyRegion = () => {
  const group = by('region').value
  return Promise.all(views.map((view) => frames[view].setFilter(group === '' ? {} : { group })))
}

async function rowsOf(frame, more = {}) {
  const { bytes } = await frame.result({ format: 'json', ...more })
  return JSON.parse(new TextDecoder().decode(bytes))
}

async function run(view) {
  const { filters = [], analysis } = QUESTIONS[view](chosen)
  await frames[view].setRecipe({ recipe: 1, data: { files: [SAMPLE], layout: 'long', roles: ROLES, filters }, analysis })
  const { rows } = await frames[view].run()
  if (view !== 'utility') by(view).textContent = rows.toLocaleString('en-GB')
  else {
    const [best] = await rowsOf(frames[view])
    by(view).textContent = best
      ? best.utility.toLocaleString('en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
      : '–'
  }
}

/** Runs the views named and says what goes on. */
async function runAll(which = views) {
  const mine = ++latest
  by('state').textContent = 'Working…'
  try {
    await Promise.all(which.map(run))
    await applyRegion()
    if (mine === latest) by('state').textContent = 'Everything is worked out in this tab.'
  } catch (error) {
    if (mine === latest) by('state').textContent = error.message
  }
}

const itemsOf = (row) => row.itemset ?? row.itemsets ?? [...row.antecedents, ...row.consequents]

/** The receipts behind a row: its place among all rows is what a frame is asked by. */
async function receiptsOf(view, row) {
  const same = JSON.stringify([row.region, row.antecedents, itemsOf(row)])
  const all = await rowsOf(frames[view])
  const place = all.findIndex((each) => JSON.stringify([each.region, each.antecedents, itemsOf(each)]) === same)
  const receipts = await rowsOf(frames[view], { of: { list: 'row', row: place } })
  return receipts.map(({ receipt }) => String(receipt))
}

async function choose(view, row) {
  // Rows that go because a frame answers anew say so as well.
  if (row === null && chosen?.view !== view) return
  chosen = row && { view, region: row.region, items: itemsOf(row), receipts: await receiptsOf(view, row) }
  by('chosen').textContent = chosen
    ? `${chosen.items.join(' + ')}, on ${chosen.receipts.length.toLocaleString('en-GB')} receipts`
    : 'Press a row in any of the three'
  by('clear').hidden = !chosen
  await runAll(views.filter((each) => each !== view))
}

/** Also where it was chosen: a frame that answers anew has nothing chosen. */
async function clear() {
  const { view } = chosen
  await choose(view, null)
  await run(view)
  await applyRegion()
}

async function start() {
  await applyTheme()
  await Promise.all(
    [...document.querySelectorAll('.frame')].map(async (place) => {
      const { view } = place.dataset
      const frame = await embed(place, '../', { view, threads: 2, title: place.previousElementSibling.textContent })
      frames[view] = frame
      frame.on('selection', ({ row }) => choose(view, row))
      await frame.load({ name: SAMPLE, format: 'parquet', url: `samples/${SAMPLE}` })
    }),
  )
  await applyTheme()
  await runAll()
  const regions = [...new Set((await rowsOf(frames.utility)).map(({ region }) => region))].sort()
  by('region').append(...regions.map((name) => new Option(name, name)))
  by('region').disabled = false
}

by('theme').addEventListener('change', applyTheme)
dark.addEventListener('change', applyTheme)
by('region').addEventListener('change', async ({ target }) => {
  await applyRegion()
  // A row of one region has no receipts in another.
  if (chosen && target.value !== '' && target.value !== chosen.region) await clear()
})
by('clear').addEventListener('click', clear)
start().catch((error) => {
  by('state').textContent = error.message
})
