import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { preparationFate } from '../../src/analyses/published/preparation'
import { publishedRecipe } from '../../src/analyses/published/recipe'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import { steps as definitions } from '../../src/preparation/all-steps'
import { itemsets, startedApi } from '../data/fakes'
import { fakeSource, type Row } from '../table/fake-source'
import { choice } from './recommendations'
import { schemaTexts } from './schema-texts'

const roles = { basket: 'receipt', item: 'sku', customer: 'who' }
const recipe = (steps: object[], data: object = {}): Recipe =>
  parseRecipe({
    recipe: 2,
    data: { sources: { 'Planted & sons': {} }, steps, roles, ...data },
    analysis: { kind: 'itemsets', minSupport: 0.1 },
  })
const fateOf = (...asked: Parameters<typeof recipe>) => preparationFate(recipe(...asked).data)

test('steps of columns and numbers go along, those with words where somebody has read them', () => {
  const plain = [
    { step: 'compute', as: 'basket', expression: "key(who, startof('month', time)) & ' | '" },
    {
      step: 'condition',
      where: [
        { column: 'price', op: '>', value: 3 },
        { column: 'day', op: '>', value: '2011-10-31' },
      ],
    },
    { step: 'session', as: 'visit', by: 'who', time: 'time', minutes: 30 },
    { step: 'type', column: 'day', to: 'date', dateFormat: '%d.%m.%Y' },
    { step: 'nulls', column: 'price', with: 'constant', value: 0 },
    { step: 'aggregate', by: ['sku'], values: [{ as: 'n', take: 'count' }], until: '2011-10-31' },
    { step: 'rename', column: 'a', to: 'b' },
  ]
  expect(fateOf(plain)).toEqual({ fate: 'plain', words: [] })
  expect(fateOf([{ step: 'dedupe', off: true }])).toEqual({ fate: null, words: [] })
  const asked: [object, object][] = [
    [{ step: 'condition', where: [{ column: 'remark', op: '=', value: 'bulk' }] }, { are: 'condition' }],
    [{ step: 'compute', as: 'bulk', expression: "remark = 'bulk'" }, { are: 'column' }],
    [{ step: 'nulls', column: 'remark', with: 'constant', value: 'none' }, { are: 'value' }],
    [{ step: 'sql', query: 'select who, count(*) from lines group by 1' }, { are: 'sql' }],
  ]
  for (const [step, words] of asked) expect(fateOf([step])).toMatchObject({ fate: 'asked', words: [words] })
})

test('what speaks of customers in words, or cannot be read, stays', () => {
  for (const step of [
    { step: 'condition', where: [{ column: 'who', op: '!=', value: 'Planted' }] },
    { step: 'condition', where: [{ column: 'customer_name', op: 'in', value: [1] }] },
    { step: 'compute', as: 'x', expression: "case when who = 'Planted' then 1 else 0 end" },
    { step: 'compute', as: 'x', expression: 'who = 4711' },
    { step: 'compute', as: 'x', expression: "'Planted" },
    { step: 'compute', as: 'x', expression: "who like 'Planted%'", language: 'sql' },
    { step: 'nulls', column: 'who', with: 'constant', value: 'Planted' },
    { step: 'type', column: 'day', to: 'date', dateFormat: 'Planted' },
    { step: 'aggregate', by: ['sku'], values: [{ as: 'n', take: 'count' }], until: 'Planted' },
    { step: 'sql', query: `select * from lines where "who" <> 'Planted'` },
    { step: 'sql', query: 'select who from lines -- Planted' },
  ])
    expect(fateOf([step]).fate, JSON.stringify(step)).toBe('never')
  // Before it was called so, and in the table that was joined by it.
  const condition = { step: 'condition', where: [{ column: 'knd', op: '=', value: 'Planted' }] }
  expect(fateOf([condition]).fate).toBe('asked')
  expect(fateOf([condition, { step: 'rename', column: 'knd', to: 'who' }]).fate).toBe('never')
  const join = { step: 'join', source: 'people', on: { left: 'who', right: 'knd' } }
  const sources = { till: {}, people: { filters: [{ column: 'knd', op: '=', value: 'Planted' }] } }
  expect(fateOf([join], { sources, lines: 'till' }).fate).toBe('never')
})

test('no byte says what was not agreed to, and only with all of it a table can be made again', () => {
  const words = recipe([{ step: 'compute', as: 'odd', expression: "remark = 'Planted'" }, { step: 'dedupe' }])
  const without = publishedRecipe(words, choice)
  expect(JSON.stringify(without)).not.toContain('Planted')
  expect(without.takenOut).toEqual(['steps'])
  expect(without.recipe.data.prepared).toBeUndefined()
  const plain = publishedRecipe(recipe([{ step: 'dedupe' }, { step: 'cap', column: 'Planted', off: true }]), choice)
  expect(JSON.stringify(plain)).not.toContain('Planted')
  expect(plain).toMatchObject({ takenOut: [], document: { data: { lines: 'lines', steps: [{ step: 'dedupe' }] } } })
  expect(publishedRecipe(words, { ...choice, steps: true })).toMatchObject({ takenOut: [], document: { recipe: 2 } })
})

test('of all words in steps it is known what they are', () => {
  const schema = JSON.parse(readFileSync('public/recipe.schema.json', 'utf8'))
  const all = JSON.stringify(schema).match(/"const":"\w+"/g)
  for (const name of Object.keys(definitions)) expect(all).toContain(`"const":"${name}"`)
  const { steps } = schema.anyOf[1].properties.data.properties
  const columns = ['by', 'column', 'columns', 'left', 'right', 'of', 'time', 'as', 'to']
  const judged = ['value', 'expression', 'dateFormat', 'until', 'query']
  expect([...new Set(schemaTexts(steps, schema.$defs))].toSorted()).toEqual(
    [...columns, ...judged, 'source', 'sources'].toSorted(),
  )
})

const rows: Row[] = [
  { receipt: '1', who: 'Planted', sku: 'tea' },
  { receipt: '1', who: 'Planted', sku: 'tea' },
  { receipt: '2', who: 'Ann', sku: 'milk' },
]
async function opened(asked: Recipe) {
  const { api } = await startedApi(async () => {
    const source = fakeSource({ columns: ['receipt', 'who', 'sku'], rows, batchRows: 2 })
    return { ...source, info: { ...source.info, fingerprint: 'till' } }
  })
  const { id } = await api.inspect([], undefined, 'look')
  return { api, id, made: await api.prepared(id, asked.data, 'made') }
}

test('a published result of prepared lines finds them again in the same file', async () => {
  const asked = recipe([{ step: 'compute', as: 'visit', expression: 'key(receipt, who)' }, { step: 'dedupe' }], {
    roles: { basket: 'visit', item: 'sku' },
  })
  const { api, id, made } = await opened(asked)
  await api.encode(id, asked, 'a', () => undefined)
  await api.store('job', id, asked, itemsets([{ group: 0, items: [0], count: 1 }]))
  const published = await api.published('job', choice)
  expect(published.fingerprint).toBe(made.info.fingerprint)
  expect(new TextDecoder('latin1').decode(published.bytes)).not.toContain('Planted')

  const other = await opened(parseRecipe(published.recipe))
  expect(other.made.info.fingerprint).toBe(published.fingerprint)
  await other.api.restore('job', published.bytes)
  await expect(other.api.baskets('job', 0, 0, 9, 'b')).rejects.toMatchObject({ code: 'job-unknown' })
  expect(await other.api.attach('job', other.id)).toBe(true)
  expect(await other.api.baskets('job', 0, 0, 9, 'b')).toEqual(await api.baskets('job', 0, 0, 9, 'b'))
})

test('how files are read is known by words of the house; others are asked for', () => {
  const read = { nullValues: ['', 'NA'], sheet: 'Sheet1', dateFormat: '%d.%m.%Y %H:%M' }
  const question = (own: object) => recipe([], { sources: { till: { read: { ...read, ...own } } } })
  expect(publishedRecipe(question({}), choice)).toMatchObject({
    takenOut: [],
    document: { data: { read } },
  })
  for (const own of [{ sheet: 'Planted' }, { nullValues: ['Planted'] }]) {
    const without = publishedRecipe(question(own), choice)
    expect(without.takenOut).toEqual(['reading'])
    expect(JSON.stringify(without)).not.toContain('Planted')
    expect(publishedRecipe(question(own), { ...choice, steps: true }).takenOut).toEqual([])
  }
  const format = publishedRecipe(question({ dateFormat: 'Planted' }), { ...choice, steps: true })
  expect(format.takenOut).toEqual(['reading'])
  expect(JSON.stringify(format)).not.toContain('Planted')
})
