import { readFileSync } from 'node:fs'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyses } from '../../src/analyses/registry'
import { launchBrowser } from './browsers'
import { type Frame, openFrame } from './frame'

const FORMATS = ['csv', 'json', 'xlsx', 'arrow', 'parquet']

interface Sample {
  id: string
  file: string
  recipe: Question
  more?: { recipe: Question }[]
}
type Question = { data: object; analysis: { kind: string } }

const samples = JSON.parse(readFileSync('dist/samples/index.json', 'utf8')) as Sample[]

/** Every question that a sample comes with, and itemsets, which none does; fewer models to judge, for time. */
function questionsOf({ recipe, more = [] }: Sample): Question[] {
  const itemsets = { ...recipe, analysis: { kind: 'itemsets', perGroup: true, minSupport: 0.01, maxLength: 3 } }
  const own = [recipe, ...more.map((each) => each.recipe)]
  return (recipe.analysis.kind === 'rules' ? [...own, itemsets] : own).map((each) =>
    each.analysis.kind === 'judge'
      ? { ...each, analysis: { ...each.analysis, alpha: [0.5], regularization: [10] } }
      : each,
  )
}

/** Kind and format → hash, of all samples in one frame. */
async function answers(frame: Frame): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const sample of samples) {
    await frame.load(`samples/${sample.file}`, sample.file.endsWith('csv') ? 'csv' : 'parquet')
    for (const question of questionsOf(sample)) {
      const { kind } = question.analysis
      await frame.tell('setRecipe', question)
      expect((await frame.tell('run'))['rows'], kind).toBeGreaterThan(0)
      for (const format of FORMATS) hashes.set(`${kind}.${format}`, await frame.hash(format))
    }
  }
  return hashes
}

let firefox: Browser
let chrome: Browser
const given = new Map<string, Map<string, string>>()

beforeAll(async () => {
  firefox = await launchBrowser('firefox')
  chrome = await launchBrowser('chrome')
})
afterAll(() => Promise.all([firefox, chrome].map((browser) => browser?.close())))

describe.each(['chrome', 'firefox'] as const)('%s', (name) => {
  test.each([true, false])('answers every kind in every format, isolated: %s', async (isolated) => {
    const frame = await openFrame(name === 'firefox' ? firefox : chrome, isolated)
    expect(await frame.tell('status')).toMatchObject({ isolated })
    const hashes = await answers(frame)
    expect(hashes.size).toBe(Object.keys(analyses).length * FORMATS.length)
    expect(new Set(hashes.values()).size).toBe(hashes.size)
    given.set(`${name} ${isolated}`, hashes)
    expect(frame.problems).toEqual([])
    await frame.close()
  })
})

test('Firefox and Chromium give the same bytes, isolated and not', () => {
  const [first, ...others] = [...given.values()].map((hashes) => Object.fromEntries(hashes))
  expect(others).toHaveLength(3)
  for (const other of others) expect(other).toEqual(first)
})
