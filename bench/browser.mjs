import { resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { bin, ensureBrowser, must, say } from '../scripts/steps.mjs'

const PAGE = '.cache/bench-page'
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A browser with the kernel page and the workbench, each from a server of its own. */
export async function startBrowser(columnsFolder) {
  const executablePath = await ensureBrowser()
  say('building the kernel page')
  await must(bin('vite'), ['build', '--config', 'bench/vite.config.ts', '--logLevel', 'warn'])
  mkdirSync(PAGE, { recursive: true })
  if (!existsSync(`${PAGE}/data`)) symlinkSync(resolve(columnsFolder), `${PAGE}/data`)
  const [kernels, workbench] = await Promise.all([serve({ root: PAGE }), serve({ root: 'dist' })])
  const browser = await chromium.launch({ executablePath, args: ARGS })

  return {
    version: browser.version(),

    /** Runs a task from ready columns in a fresh page. */
    async runTask(task, threads) {
      const page = await browser.newPage()
      await page.goto(kernels.url)
      await page.waitForFunction(() => 'bench' in globalThis)
      const measured = await page.evaluate(([t, n]) => globalThis.bench.run(t, n), [task, threads])
      await page.close()
      return measured
    },

    /** Takes a file through the workbench as a person would, without the time to think. */
    async runFile(path, analysis) {
      const recipe = {
        recipe: 1,
        data: { files: [path.split('/').pop()], layout: 'long', roles: { basket: 'receipt_id', item: 'sku' } },
        analysis,
      }
      const page = await browser.newPage()
      await page.goto(`${workbench.url}#recipe=${encodeURIComponent(JSON.stringify(recipe))}`)
      return { page, recipe, path }
    },

    async end() {
      await browser.close()
      kernels.close()
      workbench.close()
    },
  }
}
