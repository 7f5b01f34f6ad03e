import { damaged } from '../test/fuzz/damage'
import { tableOf, writeArrow, writeParquet } from '../test/fuzz/make/arrow'
import { basketsOf } from '../test/fuzz/make/baskets'
import { makeDialect, writeCsv } from '../test/fuzz/make/csv'
import { COLUMNS, type Line, makeLines } from '../test/fuzz/make/lines'
import { makeRecipe } from '../test/fuzz/make/recipe'
import { createRandom, type Random, seedOf } from '../test/fuzz/random'
import { naiveItemsets } from '../test/kernels/naive'
import { json, run } from './ask'
import { expect, test } from './fixtures'
import { type Answer, type Host, openHost } from './host'

const cases = Number(process.env['FUZZ_CASES'] ?? 40)
const seed = Number(process.env['FUZZ_SEED'] ?? 1)
const LIMIT_MS = 30_000

// A decoder that meets what it cannot decode says so before it ends.
test.use({ breaks: /panicked at|unreachable/ })

function fileOf(random: Random, lines: readonly Line[]) {
  const table = tableOf(random, lines)
  switch (random.pick(['csv', 'arrow', 'parquet'])) {
    case 'arrow':
      return { format: 'arrow', bytes: writeArrow(table, random.pick(['file', 'stream'])) }
    case 'parquet':
      return { format: 'parquet', bytes: writeParquet(random, table) }
    default: {
      const cells = lines.map((line) => COLUMNS.map((name) => (line[name] === null ? null : String(line[name]))))
      return { format: 'csv', ...writeCsv(COLUMNS, cells, { ...makeDialect(random), header: true }) }
    }
  }
}

/** Answered in time, with a result or in a sentence. */
async function answered(what: string, asked: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer within ${LIMIT_MS} ms`)), LIMIT_MS)
  })
  const answer = await Promise.race([asked, late]).finally(() => clearTimeout(timer))
  if (!answer.error) return answer
  expect(answer.error.code, `${what}: ${answer.error.message}`).not.toBe('internal')
  expect(answer.error.message, what).toMatch(/\S \S/)
  return answer
}

async function feedDamaged(host: Host, random: Random, what: string): Promise<void> {
  const { format, bytes } = fileOf(random, makeLines(random))
  const { result } = await answered(`${what} load`, host.give('file', format, damaged(random, bytes)))
  if (!result) return
  const recipe = makeRecipe(random)
  await answered(`${what} setRecipe`, host.ask('setRecipe', recipe))
  const { error } = await answered(`${what} run`, host.ask('run'))
  if (!error) await host.bytes({ format: random.pick(['arrow', 'csv', 'parquet', 'json']) })
}

async function feedWhole(host: Host, random: Random, what: string): Promise<void> {
  const lines = makeLines(random)
  const { format, bytes, ...reading } = fileOf(random, lines)
  const { error } = await answered(`${what} load`, host.give('file', format, bytes))
  expect(error, what).toBeUndefined()
  const asked = {
    perGroup: random.chance(0.5),
    target: random.pick(['all', 'closed', 'maximal'] as const),
    minCount: 1,
  }
  await run(
    host,
    { ...reading, roles: { basket: 'receipt', item: 'item', group: 'store' } },
    { kind: 'itemsets', ...asked },
  )
  const expected = naiveItemsets(basketsOf(lines), { ...asked, limit: 1_000_000 }).rows
  const found = (await json(host)).map(({ count, itemsets }) => ({ count, itemsets }))
  expect(found, what).toEqual(expected.map(({ count, items }) => ({ count, itemsets: items })))
}

test(`${cases} files of seed ${seed} are read and counted right, or refused in a sentence`, async ({ page, site }) => {
  test.setTimeout(60_000 + cases * 5_000)
  const host = await openHost(page, site.url)
  for (let index = 0; index < cases; index++) {
    const own = seedOf(seed, index)
    const random = createRandom(own)
    const what = `case ${index} (${own})`
    await (random.chance(0.3) ? feedWhole : feedDamaged)(host, random, what)
  }
  expect((await host.tell('status'))['state']).toBe('idle')
})
