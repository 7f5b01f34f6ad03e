import { ensurePython } from './python.mjs'
import { testSpark } from './spark-tests.mjs'
import {
  bin,
  ensureDist,
  ensureFirefox,
  ensureKernels,
  ensurePackages,
  ensureTestBrowser,
  must,
  say,
} from './steps.mjs'

const MODES = {
  all: { says: '', vitest: {}, playwright: [], spark: true, firefox: true },
  quick: {
    says:
      'a cut for between edits. Left out: published answers, odd sizes, the slowest kernels, the fuzzer, damaged Arrow files and the tastes of the grocery sample; ' +
      'each property after a second; all browser tests but those marked @quick, Firefox, and notebooks on Spark. `npm test` runs everything',
    vitest: { QUICK: '1' },
    playwright: ['--grep', '@quick'],
  },
  firefox: { says: 'only what runs in Firefox', firefox: true },
}

const [name = 'all', ...more] = process.argv.slice(2)
const mode = MODES[name]
if (!mode || more.length > 0) {
  console.error(
    'npm test runs everything, npm test -- quick a cut, npm test -- firefox what runs in Firefox. Single files: npx vitest run <path>, npx playwright test <path>.',
  )
  process.exit(2)
}

if (mode.says) say(`${name}: ${mode.says}`)
const began = performance.now()
await ensurePackages()
await ensureKernels()
await ensureDist()
if (mode.vitest) {
  ensurePython('test/python/requirements.txt')
  say('unit and kernel tests')
  await must(bin('vitest'), ['run'], { env: { ...process.env, ...mode.vitest } })
}
if (mode.spark) await testSpark()
const CHROMIUM_PATH = await ensureTestBrowser()
if (mode.playwright) {
  say(`browser tests (${CHROMIUM_PATH})`)
  await must(bin('playwright'), ['test', ...mode.playwright], { env: { ...process.env, CHROMIUM_PATH } })
}
if (mode.firefox) {
  const FIREFOX_PATH = await ensureFirefox()
  say(`browser tests (${FIREFOX_PATH}, beside ${CHROMIUM_PATH})`)
  const env = { ...process.env, CHROMIUM_PATH, FIREFOX_PATH }
  await must(bin('vitest'), ['run', '--config', 'e2e/firefox/vitest.config.ts'], { env })
}
say(`all passed in ${Math.round((performance.now() - began) / 1000)} s${mode.says && `. This was a cut: ${mode.says}`}`)
