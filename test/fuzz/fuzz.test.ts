import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleThread } from './bundle'
import { campaign } from './campaign'

/** `npm run fuzz` sets these; without them it is a short run that every `npm test` makes. */
const cases = Number(process.env['FUZZ_CASES'] ?? 1500)
const seed = Number(process.env['FUZZ_SEED'] ?? 1)
const only = process.env['FUZZ_ONLY']
const long = process.env['FUZZ_CASES'] !== undefined

let thread: Awaited<ReturnType<typeof bundleThread>>
beforeAll(async () => {
  thread = await bundleThread()
})
afterAll(() => thread.remove())

it(
  `${cases} cases of seed ${seed} are read or refused in a sentence, and what is right is right`,
  async () => {
    const lanes = long ? 2 : 1
    const asked = { cases, seed, only, limitMs: 60_000, lanes, directory: '.cache/fuzz/found' }
    const { found, ...report } = await campaign(thread.file, asked)
    if (long) console.log(JSON.stringify({ cases, seed, ...report, found: found.length }, null, 1))
    expect(found.join('\n')).toBe('')
    const fed = Object.values(report.outcomes).flatMap((outcomes) => Object.values(outcomes))
    expect(fed.reduce((sum, count) => sum + count, 0)).toBe(cases)
  },
  long ? 24 * 3_600_000 : 300_000,
)
