import { mkdirSync, writeFileSync } from 'node:fs'
import { delicatessenLines } from './delicatessen.mjs'
import { groceryLines } from './grocery.mjs'
import { memberRows } from './members.mjs'
import { writeParquet } from './parquet.mjs'
import { stampOf } from './stamp.mjs'
import { telcoLines } from './telco.mjs'

const iso = (ms) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')

function toCsv(columns) {
  const names = Object.keys(columns)
  const lines = [names.join(',')]
  for (let row = 0; row < columns[names[0]].length; row++) lines.push(names.map((name) => columns[name][row]).join(','))
  return `${lines.join('\n')}\n`
}

const csvOf = (columns) => ({ columns: Object.keys(columns), bytes: Buffer.from(toCsv(columns)) })

const parquetOf = async (columns) => ({
  columns: Object.keys(columns),
  bytes: await writeParquet(columns, { sold_at: 'timestamp' }),
})

const MEMBERS = { files: ['members.csv'], layout: 'long', roles: {} }

const GROCERY = {
  files: ['grocery.parquet'],
  layout: 'long',
  roles: { basket: 'receipt_id', item: 'product', group: 'store', customer: 'customer_id', time: 'sold_at' },
}

export const SAMPLES = [
  {
    id: 'grocery',
    title: 'A grocery chain',
    text: '60,000 receipts of 16 stores over half a year, with customers and margins. Find what is bought together, and what only two stores know.',
    file: 'grocery.parquet',
    more: [
      {
        title: 'Recommendations',
        recipe: {
          recipe: 1,
          title: 'What to recommend, per store',
          data: { ...GROCERY, roles: { ...GROCERY.roles, value: 'quantity' } },
          // Few products, each bought by many: a small model that gives little on single lines finds what goes together.
          analysis: { kind: 'recommend', perGroup: true, factors: 8, alpha: 0.5, regularization: 10 },
        },
      },
      {
        title: 'Substitutes',
        recipe: {
          recipe: 1,
          title: 'Instead of each other',
          data: GROCERY,
          // Baskets are small and drawn from one shelf, so that their company is much the same.
          analysis: { kind: 'substitutes', minCompany: 0.1 },
        },
      },
      {
        title: 'Judgement',
        recipe: {
          recipe: 1,
          title: 'Would it have been right, per store',
          data: { ...GROCERY, roles: { ...GROCERY.roles, value: 'quantity' } },
          analysis: { kind: 'judge', perGroup: true, factors: [8], alpha: [0.5, 40], regularization: [0.01, 10] },
        },
      },
    ],
    recipe: {
      recipe: 1,
      title: 'Bought together, per store',
      data: { ...GROCERY, roles: { ...GROCERY.roles, value: 'margin', quantity: 'quantity' } },
      analysis: {
        kind: 'rules',
        perGroup: true,
        minSupport: 0.01,
        maxLength: 4,
        metric: 'confidence',
        minThreshold: 0.3,
      },
    },
  },
  {
    id: 'telco',
    title: 'A telephone company',
    text: 'What 8,000 customers in four regions did, event by event. Here: which paths they take, where they leave, and how regions differ.',
    file: 'telco.csv',
    recipe: {
      recipe: 1,
      title: 'Journeys of customers, per region',
      data: {
        files: ['telco.csv'],
        layout: 'long',
        roles: { basket: 'customer_id', item: 'event', group: 'region', customer: 'customer_id', time: 'event_ts' },
      },
      analysis: { kind: 'sequences', perGroup: true, minSupport: 0.02, maxLength: 4 },
    },
  },
  {
    id: 'delicatessen',
    title: 'A delicatessen',
    text: '24,000 receipts of four regions over a year, with the margin of every line. Here: which bundles are rare but worth it, which sell and lose, and what only the coast knows.',
    file: 'delicatessen.parquet',
    recipe: {
      recipe: 1,
      title: 'Bundles that earn, per region',
      data: {
        files: ['delicatessen.parquet'],
        layout: 'long',
        roles: {
          basket: 'receipt',
          item: 'product',
          group: 'region',
          time: 'sold_at',
          value: 'margin_eur',
          quantity: 'quantity',
        },
      },
      // Below zero, so that what loses is found as well.
      analysis: { kind: 'utility', perGroup: true, minUtility: -10_000, maxLength: 3 },
    },
  },
  {
    id: 'members',
    title: 'Members of a shop',
    text: '6,000 members, one a row: plan, age, region, how long they stay, and whether they left. Here: what explains who leaves, and whether it is true.',
    file: 'members.csv',
    more: [
      {
        title: 'Groups that leave',
        recipe: {
          recipe: 1,
          title: 'Groups of members who leave more often',
          data: MEMBERS,
          analysis: { kind: 'hypotheses', target: 'churn', language: 'subgroups', maxConditions: 2 },
        },
      },
    ],
    recipe: {
      recipe: 1,
      title: 'What explains who leaves',
      data: MEMBERS,
      analysis: { kind: 'hypotheses', target: 'churn' },
    },
  },
]

/** Makes public/samples anew; the same bytes every time. */
export async function writeSamples(folder = 'public/samples') {
  mkdirSync(folder, { recursive: true })
  const telco = telcoLines()
  const made = {
    grocery: await parquetOf(groceryLines()),
    telco: csvOf({ ...telco, event_ts: telco.event_ts.map(iso) }),
    delicatessen: await parquetOf(delicatessenLines()),
    members: csvOf(memberRows()),
  }
  const index = SAMPLES.map((sample) => {
    const { bytes, columns } = made[sample.id]
    writeFileSync(`${folder}/${sample.file}`, bytes)
    // What a published view knows it again by.
    return { ...sample, bytes: bytes.length, stamp: stampOf(bytes), columns }
  })
  writeFileSync(`${folder}/index.json`, `${JSON.stringify(index, null, 2)}\n`)
}
