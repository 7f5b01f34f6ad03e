import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Int32, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import { SAMPLES } from '../../scripts/samples/write.mjs'
import { sharedFile } from '../kernels/parquet'
import { type Cell, writeWorkbook } from '../readers/workbooks'
import { PREPARED } from './prepared-case'
import type { Tolerances } from './same-rows'
import type { TabFile, TabFiles } from './tab'

/** A question, and the files it is asked of: on Spark it is answered as in the tab. */
export interface Case {
  name: string
  /** A document, as hosts and links have it. */
  recipe: object
  /** Null where they are not there. */
  files(): TabFiles | null
  tolerances?: Tolerances
  /** Also over Spark Connect, and twice: a few of all, since it takes as long again. */
  throughout?: boolean
  /** Takes minutes: `npm run test:spark` asks it, `npm test` does not. */
  large?: boolean
}

const fileAt = (path: string): TabFile => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) })

/** A question about a sample: its own, or another one. */
function sample(id: string, analysis?: object, roles: object = {}): Pick<Case, 'recipe' | 'files'> {
  const { file, recipe } = SAMPLES.find((each) => each.id === id)!
  const { data } = recipe
  return {
    recipe: analysis ? { recipe: 1, data: { ...data, roles: { ...data.roles, ...roles } }, analysis } : recipe,
    files: () => [fileAt(`public/samples/${file}`)],
  }
}

/** A question about a file that is shared with the project, where it is. */
function golden(name: string, roles: object, analysis: object): Pick<Case, 'recipe' | 'files'> {
  return {
    recipe: { recipe: 1, data: { files: [name], roles }, analysis },
    files() {
      const path = sharedFile(`rivals/golden/${name}`)
      return path === null ? null : [fileAt(path)]
    },
  }
}

const SHOP = [
  'receipt;till;product;pieces;price',
  ...Array.from({ length: 400 }, (_, line) => {
    const receipt = Math.floor(line / 4)
    const product = (line * 7 + receipt * receipt) % 23
    return `${receipt};${['north', 'south', ''][receipt % 3]};${product === 22 ? '' : `P${product}`};${(line % 3) + 1};"${product},${(line * 37) % 100}"`
  }),
].join('\n')

const PRODUCTS = [
  'product,name,department',
  ...Array.from({ length: 20 }, (_, at) => `P${at},"Product ""${at}""",${['Bakery', "Fish & Chips'", 'Käse'][at % 3]}`),
].join('\n')

/** A few lines of a till and the products they are about: quick enough to be tried in every way. */
const TILL = { basket: 'receipt', item: 'product', group: 'till' }
const NAMED = { steps: [{ step: 'join', source: 'products', on: { left: 'product', right: 'product' } }] }

const shop = (data: object, analysis: object): Pick<Case, 'recipe' | 'files' | 'throughout'> => ({
  recipe: {
    recipe: 2,
    data: {
      sources: { till: { files: ['till.csv'] }, products: { files: ['products.csv'] } },
      lines: 'till',
      roles: TILL,
      ...data,
    },
    analysis,
  },
  files: () => ({ till: [{ name: 'till.csv', bytes: SHOP }], products: [{ name: 'products.csv', bytes: PRODUCTS }] }),
})

/** Names that Spark takes for one, numbers that name things, days and gaps. */
const SHEET = writeWorkbook(
  [
    {
      name: 'Till',
      rows: [
        ['Receipt', 'Product', 'product', 'day'],
        ...Array.from({ length: 120 }, (_, line): Cell[] => [
          Math.floor(line / 4),
          `P ${line}`,
          line % 17 === 0 ? null : (line * 7) % 9,
          { number: 45_000 + Math.floor(line / 8), style: 1 },
        ]),
      ],
    },
  ],
  { formats: [14] },
)

const ARROW_PRODUCTS = tableToIPC(
  new Table({
    Product: vectorFromArray([0, 1, 2, 3, 4, 5, 6, 7, 8], new Int32()),
    kind: vectorFromArray(['tea', 'milk', 'Käse', 'tea', null, 'it`s', 'a.b', '"', 'bread'], new Utf8()),
  }),
  'file',
) as Uint8Array<ArrayBuffer>

const VISITS = [
  'who;day;product;region',
  ...Array.from({ length: 300 }, (_, line) => {
    const day = new Date(Date.UTC(2024, 0, 1 + ((line * line) % 90))).toISOString().slice(0, 10)
    return `C${(line * 13) % 41};${day};P${(line * 7 + (line % 5)) % 11};${['east', 'west'][line % 2]}`
  }),
].join('\n')

/** Who took what on which day. */
const visits = (analysis: object): Pick<Case, 'recipe' | 'files'> => ({
  recipe: { recipe: 1, data: { roles: { customer: 'who', time: 'day', item: 'product', group: 'region' } }, analysis },
  files: () => [{ name: 'visits.csv', bytes: VISITS }],
})

const GOODS = ['Tea', 'Oat milk', 'b', "it's", 'Äpfel']

/** A line is a basket, with a column for each of the goods; some hold nothing. */
const WIDE = [
  `till;${GOODS.join(';')}`,
  ...Array.from({ length: 60 }, (_, line) =>
    [
      ['north', 'south', ''][line % 3],
      ...GOODS.map((_, at) => Number((line * line + line * at) % (at + 3) === 1)),
    ].join(';'),
  ),
].join('\n')

/** A line is a basket, with all of its goods in one cell, some of them twice. */
const LISTED = [
  'till;held',
  ...Array.from({ length: 60 }, (_, line) => {
    const held = GOODS.filter((_, at) => (line * (at + 2)) % 5 < 2 || at === line % 4)
    return `${['north', 'south', ''][line % 3]};"${[...held, ...held.slice(0, line % 2)].join(',')}"`
  }),
].join('\n')

const each = (
  layout: 'wide' | 'list',
  bytes: string,
  roles: object,
  analysis: object,
): Pick<Case, 'recipe' | 'files'> => ({
  recipe: { recipe: 1, data: { layout, roles }, analysis },
  files: () => [{ name: `${layout}.csv`, bytes }],
})

/** Customers of a telephone company, some of them twice; numbers and texts are missing here and there. */
const CUSTOMERS = [
  'customer;plan;region;age;since;calls;spent;churned;copy',
  ...Array.from({ length: 420 }, (_, line) => {
    const customer = line % 360
    const lot = (salt: number) => ((Math.imul(customer + 1, 2654435761) ^ Math.imul(salt, 40503)) >>> 7) % 1000
    const age = 18 + (lot(1) % 60)
    const plan = ['basic', 'plus', 'max', 'basic'][lot(2) % 4]!
    const region = lot(3) < 40 ? '' : `R${lot(3) % 7}`
    const calls = (lot(4) * (line % 5)) % 37
    const spent = 20 + age / 4 + { basic: 0, plus: 9, max: 21 }[plan as 'basic']! + (lot(5) % 100) / 10 + calls / 8
    const churned = lot(6) % 100 < (plan === 'basic' ? 45 : 15) + (age < 35 ? 25 : 0)
    const since = new Date(Date.UTC(2015, 0, 1 + lot(7) * 3)).toISOString().slice(0, 10)
    return [
      `K${customer}`,
      plan,
      region,
      lot(8) < 60 ? '' : age,
      since,
      calls,
      spent.toFixed(2),
      churned ? 'yes' : 'no',
      spent * 2,
    ].join(';')
  }),
].join('\n')

const customers = (analysis: object, roles: object = {}): Pick<Case, 'recipe' | 'files' | 'tolerances'> => ({
  recipe: { recipe: 1, data: { roles }, analysis: { kind: 'hypotheses', permutations: 0, stability: 0, ...analysis } },
  files: () => [{ name: 'customers.csv', bytes: CUSTOMERS }],
  tolerances: { within: 1e-9, keys: ['features'] },
})

const BASKETS = { basket: 'receipt_id', item: 'sku_id', group: 'store_id' }

export const CASES: readonly Case[] = [
  PREPARED,
  {
    name: 'bundles of each till',
    ...shop({ roles: { ...TILL, value: 'price' } }, { kind: 'utility', perGroup: true, minUtility: 20, maxLength: 3 }),
    throughout: true,
  },
  {
    name: 'rules of each till, with the names of products',
    ...shop(
      { ...NAMED, names: { item: 'name' } },
      { kind: 'rules', perGroup: true, minSupport: 0.03, minThreshold: 0.1 },
    ),
  },
  {
    name: 'itemsets of products and their departments, without the fish',
    ...shop(
      {
        ...NAMED,
        levels: ['department'],
        mix: ['department'],
        filters: [{ column: 'department', op: '!=', value: "Fish & Chips'" }],
      },
      { kind: 'itemsets', minCount: 4 },
    ),
  },
  {
    name: 'itemsets where a line is a basket, a column an item',
    ...each('wide', WIDE, { group: 'till' }, { kind: 'itemsets', perGroup: true, minCount: 2, target: 'closed' }),
    throughout: true,
  },
  {
    name: 'rules where a line is a basket, a cell its items',
    ...each('list', LISTED, { group: 'till', item: 'held' }, { kind: 'rules', minCount: 2, minThreshold: 0.1 }),
    throughout: true,
  },
  {
    name: 'journeys of each region, day by day',
    ...visits({ kind: 'sequences', perGroup: true, minSupport: 0.2, visits: 'day', maxLength: 3 }),
    throughout: true,
  },
  {
    name: 'recommendations of what is alike, a model for each region',
    ...visits({ kind: 'recommend', method: 'similar', perGroup: true, leastCustomers: 5, k: 4 }),
    throughout: true,
    tolerances: { columns: { scores: 1e-6 } },
  },
  {
    name: 'recommendations by what each item says of all others',
    ...visits({ kind: 'recommend', method: 'ease', ridge: 5, k: 3 }),
    tolerances: { columns: { scores: 1e-5 } },
  },
  {
    name: 'recommendations of a model that was trained on few',
    ...visits({ kind: 'recommend', factors: 4, iterations: 3, k: 3 }),
    tolerances: { columns: { scores: 1e-5 } },
  },
  {
    name: 'itemsets of a sheet, and its products of an Arrow file',
    recipe: {
      recipe: 2,
      data: {
        sources: { till: { files: ['till.xlsx'] }, products: { files: ['products.arrow'] } },
        lines: 'till',
        roles: { basket: 'Receipt', item: 'kind', time: 'day' },
        steps: [{ step: 'join', source: 'products', on: { left: 'product', right: 'Product' } }],
      },
      analysis: { kind: 'itemsets', minSupport: 0.05 },
    },
    files: () => ({
      till: [{ name: 'till.xlsx', bytes: SHEET }],
      products: [{ name: 'products.arrow', bytes: ARROW_PRODUCTS }],
    }),
  },
  {
    name: 'which columns explain what customers spend, each row by itself',
    ...customers({ target: 'spent', exclude: ['customer'], squares: true, bins: true, maxFeatures: 4 }),
    throughout: true,
  },
  {
    name: 'which columns explain what customers spend, rows of one together',
    ...customers({ target: 'spent', products: true, maxFeatures: 2 }, { customer: 'customer' }),
  },
  {
    name: 'which columns explain who leaves',
    ...customers({ target: 'churned', exclude: ['copy', 'customer'], seed: 7, confirm: 0.4 }),
  },
  {
    name: 'which columns explain who leaves, rows of one together',
    ...customers({ target: 'churned', unit: 'customer', logs: true, maxFeatures: 3 }),
    large: true,
  },
  { name: 'rules of each store, of the grocery', ...sample('grocery'), large: true },
  {
    name: 'itemsets of the grocery',
    ...sample('grocery', { kind: 'itemsets', minSupport: 0.005, maxLength: 3 }),
    large: true,
  },
  { name: 'journeys by region', ...sample('telco'), large: true },
  { name: 'bundles by region, and what loses', ...sample('delicatessen'), large: true },
  {
    name: 'recommendations of what is alike, of the grocery',
    ...sample('grocery', { kind: 'recommend', method: 'similar', k: 5 }, { value: 'quantity' }),
    tolerances: { columns: { scores: 1e-9 } },
    large: true,
  },
  {
    name: 'recommendations of a model that is brought along',
    ...golden(
      'interactions_small.parquet',
      { customer: 'user_id', item: 'item_id', value: 'weight' },
      { kind: 'recommend', factors: 8, iterations: 3, k: 5 },
    ),
    tolerances: { columns: { scores: 1e-5 } },
    large: true,
  },
  {
    name: 'closed itemsets of receipts that other tools counted',
    ...golden('baskets_small.parquet', BASKETS, { kind: 'itemsets', minSupport: 0.01, target: 'closed' }),
    large: true,
  },
  {
    name: 'rules of receipts that other tools counted',
    ...golden('baskets_small.parquet', BASKETS, {
      kind: 'rules',
      minSupport: 0.005,
      metric: 'lift',
      minThreshold: 1.1,
    }),
    large: true,
  },
]
