import { expect, test } from 'vitest'
import type { Recipe } from '../../src/analyses/registry'
import type { Engine } from '../../src/client/types'
import { createMethods, type EmbeddedScreen } from '../../src/ui/embed/methods'
import type { OpenTables } from '../../src/workers/protocol/tables'
import type { Source } from '../../src/workers/readers/batch'
import { fakeSource } from '../table/fake-source'

const of = (name: string, columns: string[]): Source['info'] => ({
  ...fakeSource({ columns, rows: [] }).info,
  files: [{ name, bytes: 1 }],
})
const till = of('till.csv', ['receipt', 'sku'])
const goods = of('goods.csv', ['sku', 'kind'])

function host(source: Source['info'] | null, tables: Partial<OpenTables> | null = null) {
  let set: Recipe | null = null
  let opened: () => void = () => undefined
  const engine = {
    getState: () => ({ source, tables, jobs: [] }),
    open: () => new Promise((resolve) => (opened = () => resolve(till))),
  } as unknown as Engine
  const screen = { recipe: () => set, setRecipe: (recipe: Recipe) => (set = recipe) } as unknown as EmbeddedScreen
  const methods = createMethods(engine, screen, async () => new Blob())
  const { signal } = new AbortController()
  return {
    set: (steps: object[], { lines = 'till', files = ['till.csv'], read = {} } = {}) => {
      const sources = { [lines]: { files, read }, goods: { files: ['goods.csv'] } }
      const data = { sources, lines, steps, roles: { basket: 'receipt', item: 'sku' } }
      const recipe = { recipe: 2, data, analysis: { kind: 'itemsets', minSupport: 0.1 } }
      return methods.setRecipe(recipe as never, signal)
    },
    load: () => methods.load({ name: 'till.csv', format: 'csv', bytes: new ArrayBuffer(1) } as never, signal),
    opened: () => opened(),
    has: () => set !== null,
  }
}

const drop = (...columns: string[]) => ({ step: 'drop', columns })
const join = { step: 'join', source: 'goods', on: { left: 'sku', right: 'sku' } }
const refused = (text: string) =>
  expect.objectContaining({ code: 'recipe-invalid', message: expect.stringContaining(text) })

test('a recipe with a step that cannot be done is not set', () => {
  const { set, has } = host(till)
  expect(() => set([drop('sku'), drop('kind')])).toThrow(
    refused('step 2 (“drop”) cannot be done. A step names the column “kind”, but “till” has receipt.'),
  )
  expect(() => set([{ step: 'cap', column: 'sku', factor: 'high' }])).toThrow(refused('step 1 (“cap”)'))
  expect(() => set([{ step: 'compute', as: 'x', expression: 'lower(' }])).toThrow(refused('step 1 (“compute”)'))
  expect(has()).toBe(false)
  set([drop('sku')])
  expect(has()).toBe(true)
})

test('columns of tables beside are known by the names of their tables', () => {
  const { set } = host(till, { name: 'till', lines: till, beside: [{ name: 'goods', info: goods }] })
  set([join, drop('kind')])
  expect(() => set([{ ...join, on: { left: 'sku', right: 'id' } }])).toThrow(refused('“goods” has sku, kind'))
  expect(() => set([join, drop('title')])).toThrow(refused('step 2'))
})

test('what is not open, is read in another way or is on its way is not held against a recipe', async () => {
  const nothing = host(null)
  nothing.set([drop('whatever')])
  const { set, load, opened } = host(till)
  set([drop('whatever')], { files: ['other.csv'] })
  set([drop('whatever')], { read: { delimiter: ';' } as never })
  const loading = load()
  set([drop('whatever')])
  await new Promise((resolve) => setTimeout(resolve))
  opened()
  await loading
  expect(() => set([drop('whatever')])).toThrow(refused('step 1'))
})
