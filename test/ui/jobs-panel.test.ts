import { expect, test } from 'vitest'
import { readSources } from '../../scripts/import-rules.mjs'
import { parseRecipe } from '../../src/analyses/registry'
import { questionDifference } from '../../src/ui/jobs/question-difference'
import { kernelSteps } from '../../src/ui/jobs/words'
import { type Allowed, LACKS, lacksOf } from '../../src/ui/parts/lacks/lacks'

const question = (analysis: object, data: object = {}) =>
  parseRecipe({
    recipe: 1,
    title: String(Math.random()),
    data: { files: [`${Math.random()}.csv`], roles: { basket: 'b', item: 'i' }, ...data },
    analysis: { kind: 'rules', minSupport: 0.1, ...analysis },
  })

test('questions differ in what they set, whatever they and their files are called', () => {
  expect(questionDifference(question({}), question({}))).toEqual([])
  const filters = [{ column: 'country', op: '=', value: 'France' }]
  expect(questionDifference(question({ maxLength: 3 }), question({ minSupport: 0.2 }, { filters }))).toEqual([
    { name: 'analysis.minSupport', before: '0.1', after: '0.2' },
    { name: 'analysis.maxLength', before: '3', after: undefined },
    { name: 'data.filters', before: undefined, after: JSON.stringify(filters) },
  ])
})

test('what is missing is listed, and nothing else is', () => {
  const all: Allowed = {
    isolated: true,
    threads: 8,
    simd: true,
    storage: true,
    originals: true,
    notices: true,
    offline: true,
  }
  expect(lacksOf(all)).toEqual([])
  // Nobody says that storage is missing before the browser has answered.
  expect(lacksOf({ ...all, storage: undefined })).toEqual([])
  expect(lacksOf({ ...all, isolated: false, notices: false })).toEqual(['isolation', 'notices'])
  const none = {
    isolated: false,
    threads: 1,
    simd: false,
    storage: false,
    originals: false,
    notices: false,
    offline: false,
  }
  expect(lacksOf(none)).toEqual([...LACKS])
})

test('every step of a calculation has a name on the screen', () => {
  const sources = [...readSources()].filter(([path]) => path.startsWith('src/analyses/'))
  const labels = sources.flatMap(([, text]) =>
    [...text.matchAll(/(?:timed\(\s*|\blabel: )'([^']+)'/g)].map(([, label]) => label as string),
  )
  expect(labels.length).toBeGreaterThan(20)
  expect([...new Set(labels)].filter((label) => !(label in kernelSteps.named))).toEqual([])
})
