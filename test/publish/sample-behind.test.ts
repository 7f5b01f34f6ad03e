import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import type { Step } from '../../src/preparation/steps'
import { documentOf } from '../../src/recipe/document'
import type { Sample } from '../../src/ui/parts/open/samples'
import { sampleBehind } from '../../src/ui/published/sample-behind'
import { openCsv } from '../../src/workers/readers/csv/open'
import { createInlinePool } from '../../src/workers/readers/csv/pool'
import { openParquet } from '../../src/workers/readers/parquet/open'
import { fingerprintOfFacts } from '../../src/workers/readers/profile'
import { stamped } from '../../src/workers/readers/stamp'
import { prepared } from '../preparation/rows'
import { connectNode } from '../readers/node-parquet'

const read = (file: string) => readFileSync(`public/samples/${file}`)
const samples = JSON.parse(String(read('index.json'))) as Sample[]
const never = new AbortController().signal

/** As a fetched file is opened. */
async function opened(file: string, bytes: Buffer) {
  const input = [await stamped({ name: file, file: new Blob([new Uint8Array(bytes)]) })]
  return file.endsWith('.csv')
    ? openCsv(input, {}, never, { pool: createInlinePool })
    : openParquet(input, never, connectNode)
}

const recipeOf = (question: unknown, steps: readonly Step[] = []) => {
  const recipe = parseRecipe(question)
  if (steps.length === 0) return recipe
  // Through the document, as a published one comes.
  const data = { ...recipe.data, prepared: { lines: 'lines', sources: {}, steps } }
  return parseRecipe(JSON.parse(JSON.stringify(documentOf({ ...recipe, data }))))
}

const behind = (fingerprint: string, recipe: Recipe, among = samples) =>
  sampleBehind({ source: { name: '', fingerprint }, recipe }, among)?.id

// The third is opened where a view that was published from it is read in a browser.
test.each(['telco', 'delicatessen'])('a result of the sample %s knows it again, also after steps', async (id) => {
  const { file, bytes = 0, stamp, columns = [], recipe: question } = samples.find((each) => each.id === id)!
  const source = await opened(file, read(file))
  const { fingerprint } = source.info
  const recipe = recipeOf(question)
  expect(behind(fingerprint, recipe)).toBe(id)
  // A table of the same columns is another one; an index of an older build tells of none.
  expect(behind(fingerprintOfFacts([{ name: file, bytes: bytes + 1, stamp }], columns), recipe)).toBeUndefined()
  expect(
    behind(
      fingerprint,
      recipe,
      samples.map(({ bytes: _, ...rest }) => rest),
    ),
  ).toBeUndefined()
  expect(sampleBehind({ source: null, recipe }, samples)).toBeUndefined()

  const steps: Step[] = [
    { step: 'compute', as: 'shouted', expression: `upper("${columns[1]}")` },
    { step: 'compute', as: 'off', expression: '1', off: true },
  ]
  const { info } = await prepared(source, steps.slice(0, 1))
  expect(behind(info.fingerprint, recipeOf(question, steps))).toBe(id)
  expect(behind(info.fingerprint, recipe)).toBeUndefined()
})
