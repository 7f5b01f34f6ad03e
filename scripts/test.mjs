import { bin, ensureBrowser, ensureDist, ensureKernels, ensurePackages, must, say } from './steps.mjs'

const MODES = {
  all: { says: '', vitest: {}, playwright: [] },
  quick: {
    says:
      'a cut for between edits. Left out: published answers, odd sizes, damaged Arrow files and the tastes of the grocery sample; ' +
      'each property after a third of a second; all browser tests but those marked @quick. `npm test` runs everything',
    vitest: { QUICK: '1' },
    playwright: ['--grep', '@quick'],
  },
}

const [name = 'all', ...more] = process.argv.slice(2)
const mode = MODES[name]
if (!mode || more.length > 0) {
  console.error(
    'npm test runs everything, npm test -- quick a cut. Single files: npx vitest run <path>, npx playwright test <path>.',
  )
  process.exit(2)
}

if (mode.says) say(`quick: ${mode.says}`)
const began = performance.now()
await ensurePackages()
await ensureKernels()
await ensureDist()
say('unit and kernel tests')
await must(bin('vitest'), ['run'], { env: { ...process.env, ...mode.vitest } })
const CHROMIUM_PATH = await ensureBrowser()
say(`browser tests (${CHROMIUM_PATH})`)
await must(bin('playwright'), ['test', ...mode.playwright], { env: { ...process.env, CHROMIUM_PATH } })
say(`all passed in ${Math.round((performance.now() - began) / 1000)} s${mode.says && `. This was a cut: ${mode.says}`}`)
