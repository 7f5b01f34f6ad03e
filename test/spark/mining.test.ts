import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import settled from '../../src/analyses/mining/spark/settled.py?raw'
import type { SparkForm } from '../../src/analyses/on-spark'
import { analyses, parseRecipe, type Recipe } from '../../src/analyses/registry'
import { python } from '../../src/preparation/python'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { random as randomNumbers } from '../random'
import type { Row } from '../table/fake-source'
import type { Cell, Rows } from './rows'
import { snippetAnswers } from './snippets'
import { hasSpark, spark } from './sparks'
import { tabOfLines } from './tab-of-lines'

const LABELS = [
  'milk',
  'Bread',
  'éclair',
  '😀',
  'bag',
  '\uffee',
  'a',
  'aa',
  'b"q',
  'zz',
  "it's",
  '10',
  '9',
  '\\n',
  '$x',
]
const KINDS = ['tea', 'milk', null]
const GROUPS = ['north', 'south', 'a', null, 'ä', 'up', 'down', '10', '9']

interface Asked {
  name: string
  analysis: object
  roles?: object
  data?: object
  /** How many baskets there are, and how much a line is worth. */
  baskets?: number
  value?: (random: number) => number | null
  /** So few baskets of a group are as many as one task takes. */
  most?: number
  /** By how much of themselves numbers may differ. */
  within?: number
}

const ROLES = { basket: 'basket', item: 'item', group: 'group' }
const PRICED = { ...ROLES, value: 'margin' }
const SHOPPED = { ...ROLES, customer: 'customer', time: 'time' }
const PRICED_PEOPLE = { customer: 'customer', item: 'item', group: 'group', value: 'margin' }
const MIXED = { levels: ['area', 'kind'], mix: ['area', 'kind'] }

const judged = (name: string, analysis: object, roles: object = SHOPPED, value?: Asked['value']): Asked => ({
  name,
  analysis: { kind: 'judge', k: 3, ridge: 5, neighbours: 6, ...analysis },
  roles,
  baskets: 90,
  within: 1e-11,
  ...(value && { value }),
})

const JUDGED: readonly Asked[] = [
  judged('newest items judged', { methods: ['popular', 'similar'], holdOut: 2 }),
  judged(
    'random items judged in each group, one of each kind',
    { methods: ['similar', 'popular'], split: 'random', perGroup: true, onePer: 'kind', seed: 7 },
    PRICED_PEOPLE,
    (random) => Math.round(random * 10 - 2),
  ),
  judged('newest visits judged', {
    methods: ['again', 'ease', 'popular'],
    hide: 'visit',
    seen: true,
    weights: 'visits',
    holdOut: 3,
  }),
]

const cents = (random: number) => Math.round(random * 1500 - 400) / 100

const CASES: readonly Asked[] = [
  {
    name: 'rules of each group',
    analysis: { kind: 'rules', perGroup: true, minSupport: 0.14, minThreshold: 0.2 },
    baskets: 160,
  },
  {
    name: 'rules of all, by MLlib',
    analysis: {
      kind: 'rules',
      minSupport: 0.07,
      metric: 'lift',
      minThreshold: 1,
      maxConsequent: 2,
      include: ['a', '😀'],
    },
  },
  {
    name: 'rules of at most three items, by q',
    analysis: { kind: 'rules', minCount: 3, maxLength: 3, metric: 'q_value', minThreshold: 0.9, exclude: ['10'] },
  },
  {
    name: 'so many rules of groups, each searched over all tasks',
    analysis: { kind: 'rules', perGroup: true, minCount: 2, metric: 'p_value', minThreshold: 0.4, limit: 200 },
    baskets: 80,
    most: 12,
  },
  {
    name: 'so many itemsets',
    analysis: { kind: 'itemsets', minCount: 2, include: ['milk'], exclude: ['9'], limit: 90 },
  },
  { name: 'closed itemsets', analysis: { kind: 'itemsets', minCount: 2, target: 'closed' } },
  {
    name: 'maximal itemsets of groups',
    analysis: { kind: 'itemsets', perGroup: true, minCount: 2, target: 'maximal', maxLength: 4 },
  },
  { name: 'itemsets with levels', analysis: { kind: 'itemsets', minCount: 4 }, data: MIXED },
  {
    name: 'closed itemsets with levels, by group',
    analysis: { kind: 'itemsets', perGroup: true, minBaskets: 3, minSupport: 0.1, target: 'closed' },
    data: MIXED,
  },
  {
    name: 'bundles of all, by piece',
    analysis: { kind: 'utility', minUtility: 30, valueIs: 'unit', maxLength: 3 },
    roles: { ...PRICED, quantity: 'pieces' },
    value: (random) => (random < 0.1 ? null : Math.round(random * 12 - 3)),
  },
  {
    name: 'the best bundles of all, what is paid less what it cost',
    analysis: { kind: 'utility', top: 25 },
    roles: { ...PRICED, price: 'price', cost: 'cost', quantity: 'pieces' },
    data: { priceIs: 'line' },
    value: cents,
  },
  {
    name: 'the best bundles of each group, some over all tasks',
    analysis: { kind: 'utility', perGroup: true, top: 12, minBaskets: 2, limit: 100 },
    roles: PRICED,
    value: cents,
    most: 12,
  },
  {
    name: 'bundles that earn fractions',
    analysis: { kind: 'utility', perGroup: true, minUtility: 2.25, maxLength: 4 },
    roles: PRICED,
    value: (random) => random * 3 - 1,
    within: 1e-9,
  },
  {
    name: 'substitutes of all, and who buys both',
    analysis: { kind: 'substitutes', minBaskets: 3, maxLift: 1, minCompany: 0 },
    roles: SHOPPED,
    baskets: 140,
    within: 1e-9,
  },
  {
    name: 'substitutes of groups, of whose customers nothing is known',
    analysis: { kind: 'substitutes', minBaskets: 2, maxLift: 1, minCompany: 0, perGroup: true, limit: 5 },
    baskets: 240,
    within: 1e-9,
  },
  ...JUDGED,
]

function linesOf({ baskets = 60, value = cents, name }: Asked): Row[] {
  const random = randomNumbers(name.length)
  const pick = <T>(some: readonly T[]) => some[Math.floor(random() * some.length)]!
  return Array.from({ length: baskets }, (_, basket) => {
    const group = GROUPS[Math.floor(random() ** 2 * GROUPS.length)]!
    const customer = random() < 0.1 ? null : `c${Math.floor(random() * 9)}`
    const time = random() < 0.1 ? null : Math.floor(random() * 20)
    return Array.from({ length: 1 + Math.floor(random() * 8) }, (): Row => {
      const at = Math.floor(random() ** 1.5 * LABELS.length)
      const worth = value(random())
      return {
        // Numbers of receipts come back in other groups.
        basket: `r${basket % 50}`,
        group,
        item: LABELS[at]!,
        customer,
        time,
        margin: worth,
        price: worth,
        cost: pick([1.25, 0.5, null]),
        pieces: pick([1, 2, 3, null]),
        kind: KINDS[at % 3]!,
        area: at % 4 === 0 ? 'cold' : 'tea',
      }
    })
  }).flat()
}

const SCHEMA = [
  ['_line', 'struct<file: int, row: int>'],
  ['group_label', 'string', 'group'],
  ['basket', 'string', 'basket'],
  ['item', 'string', 'item'],
  ['customer', 'string', 'customer'],
  ['time', 'double', 'time'],
  ['value', 'double', 'margin'],
  ['price', 'double', 'price'],
  ['cost', 'double', 'cost'],
  ['quantity', 'double', 'pieces'],
  ['level_1', 'string', 'area'],
  ['level_2', 'string', 'kind'],
  ['kind', 'string', 'kind'],
] as const

function recipeOf({ analysis, roles = ROLES, data = {} }: Asked): Recipe {
  return parseRecipe({ recipe: 2, data: { sources: { lines: {} }, roles, ...data }, analysis })
}

async function snippetOf(asked: Asked, recipe: Recipe, rows: readonly Row[]) {
  const form = (await analyses[recipe.analysis.kind].spark!()) as SparkForm<Recipe['analysis']>
  const about = { parameters: recipe.analysis, data: recipe.data, timeIs: 'number' as const, brings: [] }
  // Lines have a value, a time or a basket only where one is mapped.
  const unmapped = ['value', 'time', 'basket'].filter((role) => !(role in recipe.data.roles))
  const schema = SCHEMA.filter(([name]) => !unmapped.includes(name))
  const cells = form.cells(about).flatMap((cell) => ('python' in cell ? [cell.python] : []))
  const code = [`ASKED = ${python(form.asked(about))}\nGROUPED = True`, ...cells].join('\n\n')
  const most =
    asked.most === undefined ? code : code.replace(/MOST_IN_ONE_TASK = \d[\d_]+/, `MOST_IN_ONE_TASK = ${asked.most}`)
  return {
    code: most,
    output: 'result',
    inputs: {
      lines: {
        schema: schema.map(([name, type]) => `${name} ${type}`).join(', '),
        rows: rows.map((row, at) =>
          schema.map(([, , column]): Cell => (column === undefined ? { file: 0, row: at } : (row[column] as Cell))),
        ),
      },
    },
  }
}

const isNear = (one: Cell, other: Cell, within: number): boolean =>
  typeof one === 'number' && typeof other === 'number' && one !== other
    ? Math.abs(one - other) <= within * Math.max(1, Math.abs(one))
    : JSON.stringify(one) === JSON.stringify(other)

/** The same rows in the same order. */
function expectSame(tab: Rows, found: Rows, within: number) {
  expect(found.columns).toEqual(tab.columns)
  expect(found.rows.length).toBe(tab.rows.length)
  for (const [at, row] of tab.rows.entries()) {
    const other = found.rows[at]!
    if (!row.every((cell, column) => isNear(cell, other[column]!, within))) expect(other, `row ${at}`).toEqual(row)
  }
}

describe.skipIf(!hasSpark())('on Spark', () => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads: 1, shared: false })
  })
  afterAll(() => pool.dispose())

  it('sets, rules, bundles, substitutes and judgements are those of the tab, in its order', async () => {
    const asked = CASES.map((each) => ({ each, recipe: recipeOf(each), rows: linesOf(each) }))
    const snippets = await Promise.all(asked.map(({ each, recipe, rows }) => snippetOf(each, recipe, rows)))
    const answers = await snippetAnswers(spark(), snippets)
    for (const [at, { each, recipe, rows }] of asked.entries()) {
      const tab = await tabOfLines(pool, recipe, rows)
      const answer = answers[at]!
      if ('failed' in answer) throw new Error(`${each.name}: ${answer.failed.text}\n${answer.failed.trace}`)
      expect(tab.rows.length, each.name).toBeGreaterThan(1)
      try {
        expectSame(tab, answer, each.within ?? 1e-12)
      } catch (cause) {
        throw new Error(each.name, { cause })
      }
    }
  })
  it('rows that a cluster refuses to keep are worked out again, and what fails in them is told', async () => {
    const answering = (raised: string) => ({
      code: `${settled}

from pyspark.errors import AnalysisException, PySparkNotImplementedError


class Frame:
    def localCheckpoint(self):
        raise ${raised}


frame = Frame()
result = spark.range(1).where(F.lit(settled(frame) is frame))`,
      output: 'result',
      inputs: {},
    })
    const [refused, old, failed, wrong] = await snippetAnswers(spark(), [
      answering(
        'AnalysisException("[NOT_SUPPORTED_WITH_SERVERLESS] PERSIST TABLE is not supported on serverless compute.")',
      ),
      answering(
        'PySparkNotImplementedError(errorClass="NOT_IMPLEMENTED", messageParameters={"feature": "localCheckpoint"})',
      ),
      answering('AnalysisException("[UDF_ERROR.PAYLOAD] x is NOT_SUPPORTED")'),
      answering('ValueError("[NOT_SUPPORTED_WITH_SERVERLESS]")'),
    ])
    expect([refused, old]).toMatchObject([{ rows: [[0]] }, { rows: [[0]] }])
    expect([failed, wrong]).toMatchObject([
      { failed: { type: 'AnalysisException' } },
      { failed: { type: 'ValueError' } },
    ])
  })

  it('models of tastes are trained anew, and all else is judged as in the tab', async () => {
    const asked = judged('tastes judged', { methods: ['als', 'popular'], factors: [2], iterations: 2 })
    const [recipe, rows] = [recipeOf(asked), linesOf(asked)]
    const [answer] = await snippetAnswers(spark(), [await snippetOf(asked, recipe, rows)])
    if (!answer || 'failed' in answer) throw new Error(answer?.failed.trace)
    const tab = await tabOfLines(pool, recipe, rows)
    // What depends on how the other did is left out.
    const unpaired = tab.columns.length - 2
    const popular = ({ rows: of }: Rows) => of.find(([method]) => method === 'popular')!.slice(0, unpaired)
    for (const [at, cell] of popular(answer).entries()) expect(isNear(popular(tab)[at]!, cell, 1e-11)).toBe(true)
    const tastes = answer.rows.find(([method]) => method === 'als')!
    expect(tastes.slice(0, 4)).toEqual(['als', 2, 0.01, 40])
    for (const share of tastes.slice(4, 11)) {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }
    expect(answer.rows.length).toBe(2)
  })
})
