import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import type { Step } from '../../src/preparation/steps'
import { toPlainError } from '../../src/recipe/error'
import { checkChain } from '../../src/workers/preparation/checked-chain'
import { fakeSource } from '../table/fake-source'
import { prepared, typed } from './rows'

const profiles = {
  who: 'text',
  sku: 'text',
  qty: 'integer',
  price: 'number',
  at: 'timestamp',
  gift: 'boolean',
} as const
type Name = keyof typeof profiles
const names = Object.keys(profiles) as Name[]
const lines = typed(
  fakeSource({
    columns: names,
    rows: [
      { who: 'a', sku: '1', qty: 1, price: 0.5, at: 0, gift: 'true' },
      { who: 'b', sku: '2', qty: 2, price: 1.5, at: 9, gift: 'false' },
    ],
    profiles: Object.fromEntries(names.map((name) => [name, { type: profiles[name] }])),
  }),
)
const goods = fakeSource({ columns: ['sku', 'title', 'who'], rows: [{ sku: '1', title: 'Bread', who: 'x' }] })

// Some are there, some are not, and some only once a step has made them.
const column = fc.constantFrom(...names, 'new', 'title', 'who (goods)', 'nope')
const as = fc.constantFrom('new', 'qty', 'title')
const expression = fc.constantFrom(
  'qty * 2',
  'new & who',
  'qty +',
  'lower(qty, 1)',
  'year(at)',
  'nope',
  'at + 1',
  '1 < qty',
)
const step = fc.oneof(
  fc.record({ step: fc.constant('condition'), where: fc.tuple(fc.record({ column, op: fc.constant('is not null') })) }),
  fc.record({ step: fc.constant('compute'), as, expression }),
  fc.record({
    step: fc.constant('session'),
    as,
    by: column,
    time: fc.constantFrom('at', 'nope'),
    minutes: fc.constant(9),
  }),
  fc.record({ step: fc.constant('type'), column, to: fc.constantFrom('text', 'number') }),
  fc.record({ step: fc.constant('nulls'), column, with: fc.constantFrom('median', 'mode', 'drop') }),
  fc
    .record({ step: fc.constantFrom('cap', 'dedupe'), column })
    .map(({ step: name, column: of }) => (name === 'cap' ? { step: name, column: of } : { step: name, by: [of] })),
  fc.record({ step: fc.constant('encode'), column, as: fc.constant('ordinal') }),
  fc.record({ step: fc.constant('scale'), column, to: fc.constant('range') }),
  fc.record({ step: fc.constant('log'), column, by: fc.constant('sqrt') }),
  fc.record({ step: fc.constant('drop'), columns: fc.tuple(column) }),
  fc.record({ step: fc.constant('rename'), column, to: as }),
  fc.record({
    step: fc.constant('join'),
    source: fc.constant('goods'),
    on: fc.record({ left: column, right: fc.constantFrom('sku', 'nope') }),
  }),
  fc.record({ step: fc.constant('union'), source: fc.constant('goods') }),
) as unknown as fc.Arbitrary<Step>

const known = (name: string) => (name === 'goods' ? goods.info.columns : lines.info.columns)
const fault = async (work: () => unknown): Promise<string | null> => {
  try {
    await work()
    return null
  } catch (thrown) {
    return toPlainError(thrown).message
  }
}

describe('a chain is looked at before it is done', () => {
  test('it is refused where doing it would be, for the same reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (chain) => {
        const done = await fault(() => prepared(lines, chain, { goods }))
        const looked = await fault(() => checkChain(chain, 'lines', known))
        // What only the values say is no fault of the chain.
        if (done?.includes('no value at all')) return
        expect(looked === null).toBe(done === null)
        if (looked === null || done === null) return
        const [, at = ''] = /step (\d+) /.exec(looked) ?? []
        expect(await fault(() => prepared(lines, chain.slice(0, Number(at) - 1), { goods }))).toBeNull()
        expect(await fault(() => prepared(lines, chain.slice(0, Number(at)), { goods }))).not.toBeNull()
        expect(looked.replace(/“(?:lines|goods|fake\.csv)” has/, '')).toContain(
          done.replace(/“[^“”]*” has.*/, '').slice(0, 40),
        )
      }),
      { numRuns: 150 },
    )
  })

  test('steps that are off and columns nobody knows are left alone; what a step says is looked at all the same', () => {
    const cap = (column: string, rest = {}) => ({ step: 'cap', column, ...rest }) as Step
    expect(() => checkChain([cap('nope', { off: true })], 'lines', known)).not.toThrow()
    expect(() => checkChain([cap('nope')], 'lines', () => undefined)).not.toThrow()
    expect(() => checkChain([{ step: 'sql', query: 'select 1 as x' }, cap('x')], 'lines', known)).not.toThrow()
    expect(() => checkChain([cap('qty'), cap('qty', { factor: -1 })], 'lines', () => undefined)).toThrow(
      'The recipe cannot be used: step 2 (“cap”) cannot be done. The step “cap” cannot be done as it is written: factor is not right.',
    )
  })
})

test('a step that names a table nobody has says which step', () => {
  const recipe = {
    recipe: 2,
    data: {
      sources: { till: { files: [] } },
      lines: 'till',
      steps: [
        { step: 'drop', columns: ['x'] },
        { step: 'sql', query: 'select 1', sources: ['shops'] },
      ],
      roles: {},
    },
    analysis: { kind: 'itemsets', minSupport: 0.1 },
  }
  expect(() => parseRecipe(recipe)).toThrow('Step 2 names the table “shops”, but data.sources has till.')
})
