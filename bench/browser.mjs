import { existsSync, mkdirSync, symlinkSync, unlinkSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { bin, ensureBrowser, must, say } from '../scripts/steps.mjs'

const PAGE = '.cache/bench-page'
/** What a person takes between two presses. */
const PAUSE_MS = 1500
/** By then the browser has what is to be kept. */
const KEPT_AFTER_MS = 3000
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const isList = (value) => Array.isArray(value) && value.some((each) => typeof each === 'object')

/** A recipe as a link says it. */
function pairsOf(value, path) {
  if (isList(value)) return value.flatMap((each, at) => pairsOf(each, `${path}[${at}]`))
  if (Array.isArray(value)) return value.map((each) => [`${path}[]`, each])
  if (typeof value !== 'object') return [[path, value]]
  return Object.entries(value).flatMap(([name, each]) => pairsOf(each, path === '' ? name : `${path}.${name}`))
}

const addressOf = (recipe) =>
  `#/start?${pairsOf(recipe, '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')}`

/** Runs in the page: waits for the first rows. The question came with the link, so the file alone brings the answer. */
async function toFirstRows() {
  const frame = () => new Promise((next) => requestAnimationFrame(next))
  while (!document.querySelector('[role=grid] [role=row][aria-rowindex="2"]')) await frame()
  const shown = Date.now()
  const grid = document.querySelector('[role=grid]')
  return { shown, rows: Number(grid.getAttribute('aria-rowcount')) - 1 }
}

/** Runs in every page before its own scripts: says when the first rows stood, and how long after the last press. */
function watchRows() {
  const state = { grid: null, pressed: 0, rows: undefined, after: undefined }
  globalThis.watched = state
  addEventListener('pointerup', () => Object.assign(state, { pressed: performance.now(), after: undefined }), true)
  const look = () => {
    const grid = document.querySelector('[role=grid]')
    if (grid !== state.grid && grid?.querySelector('[role=row][aria-rowindex="2"] [role=gridcell]')?.textContent) {
      Object.assign(state, { grid, after: performance.now() - state.pressed })
      state.rows ??= performance.now()
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const stands = (what) => globalThis.watched[what] !== undefined
const watched = (what) => globalThis.watched[what]

/** A browser with the kernel page and the workbench, each from a server of its own. */
export async function startBrowser(columnsFolder) {
  const executablePath = await ensureBrowser()
  say('building the kernel page')
  await must(bin('vite'), ['build', '--config', 'bench/vite.config.ts', '--logLevel', 'error'])
  mkdirSync(PAGE, { recursive: true })
  if (existsSync(`${PAGE}/data`)) unlinkSync(`${PAGE}/data`)
  symlinkSync(resolve(columnsFolder), `${PAGE}/data`)
  const [kernels, workbench] = await Promise.all([serve({ root: PAGE }), serve({ root: 'dist' })])
  const browser = await chromium.launch({ executablePath, args: ARGS })

  /** Takes files to their first rows, in a page where the question came with the link. */
  async function toRows(page, paths, recipe, threads, press = []) {
    // Nobody can press in the picker of the system.
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showOpenFilePicker'))
    await page.goto(`${workbench.url}?threads=${threads}${addressOf(recipe)}`)
    const button = page.getByRole('button', { name: 'Choose files' }).first()
    await button.waitFor()
    // As long as it takes to find a file, so that the engine is up as it would be.
    await page.waitForTimeout(PAUSE_MS)
    const chooser = page.waitForEvent('filechooser')
    await button.click()
    const picked = await chooser
    const done = page.evaluate(toFirstRows)
    const begin = Date.now()
    await picked.setFiles(paths)
    for (const name of press) {
      const named = { name, exact: true }
      await page.getByRole('link', named).or(page.getByRole('button', named)).first().click()
    }
    const { shown, rows } = await done
    return { ms: shown - begin, rows }
  }

  async function onKernelPage(work, what) {
    const page = await browser.newPage({ serviceWorkers: 'block' })
    await page.goto(kernels.url)
    await page.waitForFunction(() => 'bench' in globalThis)
    const measured = await page.evaluate(work, what)
    await page.close()
    return measured
  }

  return {
    version: browser.version(),

    /** Runs a task from ready columns in a fresh page. */
    runTask: (area, task, threads) => onKernelPage((what) => globalThis.bench.run(...what), [area, task, threads]),

    /** Runs a part of an analysis in a fresh page. */
    runPart: (part) => onKernelPage((what) => globalThis.bench.runPart(what), part),

    /** Takes files through the workbench as a person would, without the time to think. */
    async runFiles(paths, recipe, threads, press) {
      const page = await browser.newPage({ serviceWorkers: 'block' })
      const { ms, rows } = await toRows(page, paths, recipe, threads, press)
      // Taken after the rows are up: the whole renderer, not what this page allocated alone.
      const session = await page.context().newCDPSession(page)
      const { metrics } = await session.send('Performance.enable').then(() => session.send('Performance.getMetrics'))
      const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
      await page.close()
      return { ms, rows, heap }
    },

    /** Makes rows, makes them once more of the table that is open, and comes back to them: by a reload, and from the first page of another tab. */
    async runAndReopen(paths, recipe, threads) {
      const context = await browser.newContext({ serviceWorkers: 'block' })
      const page = await context.newPage()
      await page.addInitScript(watchRows)
      const { ms, rows } = await toRows(page, paths, recipe, threads)
      await page.waitForTimeout(PAUSE_MS)
      await page.getByRole('button', { name: 'Run again' }).first().click()
      await page.waitForFunction(stands, 'after')
      const run = await page.evaluate(watched, 'after')
      await page.waitForTimeout(KEPT_AFTER_MS)
      await page.reload()
      await page.waitForFunction(stands, 'rows')
      const reloaded = await page.evaluate(watched, 'rows')
      await page.waitForTimeout(PAUSE_MS)
      await page.close()

      const other = await context.newPage()
      await other.addInitScript(watchRows)
      await other.goto(`${workbench.url}?threads=${threads}`)
      const kept = other
        .getByRole('region', { name: 'Your workspaces' })
        .getByRole('listitem')
        .getByRole('button')
        .first()
      await kept.waitFor()
      await other.waitForTimeout(PAUSE_MS)
      await kept.click()
      await other.waitForFunction(stands, 'rows')
      const opened = await other.evaluate(watched, 'after')
      const shown = await other.evaluate(
        () => Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) - 1,
      )
      await context.close()
      if (shown !== rows) throw new Error(`${rows} rows were made, ${shown} came back`)
      return { ms, run, reloaded, opened, rows, heap: 0 }
    },

    async end() {
      await browser.close()
      kernels.close()
      workbench.close()
    },
  }
}
