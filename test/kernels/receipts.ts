import { visitNumber } from '../../src/analyses/shapes/shopping'
import type { SubstitutesColumns } from '../../src/analyses/substitutes/types'
import { growTo } from '../../src/workers/memory/control'
import { type EncodedBaskets, encode } from './data'
import type { Asked, PairRow, Receipt } from './naive-substitutes'
import type { NodePool } from './node-pool'

export const SUBSTITUTE_DEFAULTS: Asked = {
  minBaskets: 1,
  maxLift: 1,
  minCompany: 0,
  perGroup: false,
  exclude: [],
  limit: 1000,
}

/** Encodes baskets, with whose they were where anybody is known. */
export function encodeReceipts(receipts: readonly Receipt[], shared: boolean): EncodedBaskets {
  const data = encode(receipts, shared)
  if (receipts.every(({ customer }) => customer === undefined)) return data
  const rows = data.groups.flatMap((group) => receipts.filter((r) => r.group === group))
  const names = [...new Set(receipts.map(({ customer }) => customer))].filter((name) => name !== undefined)
  const visits = new Map<Receipt, number>()
  for (const [number, name] of names.entries()) {
    const own = rows.filter(({ customer }) => customer === name)
    own.sort((x, y) => (x.time ?? Number.MAX_VALUE) - (y.time ?? Number.MAX_VALUE))
    own.forEach((r, visit) => {
      visits.set(r, visitNumber(number, visit, r.time !== undefined))
    })
  }
  const values = Float64Array.from(rows.flatMap((r) => [...new Set(r.items)].map(() => visits.get(r) ?? -1)))
  const { memory, top } = data.columns
  if (!memory) return { ...data, columns: { ...data.columns, values } }
  if (!growTo(memory, top + values.byteLength)) throw new Error('no room for visits')
  const placed = new Float64Array(memory.buffer, top, values.length)
  placed.set(values)
  return { ...data, columns: { ...data.columns, values: placed, top: Math.ceil((top + values.byteLength) / 16) * 16 } }
}

export async function substitutesBy(pool: NodePool, data: EncodedBaskets, asked: Partial<Asked>) {
  const { exclude, ...parameters } = { ...SUBSTITUTE_DEFAULTS, ...asked }
  const ids = Uint32Array.from(exclude.flatMap((item) => (data.items.includes(item) ? [data.items.indexOf(item)] : [])))
  const { columns, report } = await pool.run(data.columns, {
    kind: 'substitutes',
    parameters: { ...parameters, exclude: ids },
  })
  return {
    columns: columns as SubstitutesColumns,
    report,
    rows: rowsOf(columns as SubstitutesColumns, data, parameters),
  }
}

const NUMBERS = [
  'basketsA',
  'basketsB',
  'count',
  'expected',
  'liftUpper',
  'company',
  'customersBoth',
  'customerLift',
  'switches',
  'switchRate',
  'pValue',
  'qValue',
  'score',
] as const

function rowsOf(columns: SubstitutesColumns, data: EncodedBaskets, { perGroup }: Pick<Asked, 'perGroup'>): PairRow[] {
  return Array.from({ length: columns.rows }, (_, row) => ({
    group: perGroup ? data.groups[columns.group[row] as number] : undefined,
    a: data.items[columns.itemA[row] as number] as string,
    b: data.items[columns.itemB[row] as number] as string,
    sure: columns.sure[row] === 1,
    ...(Object.fromEntries(NUMBERS.map((name) => [name, columns[name][row]])) as Record<
      (typeof NUMBERS)[number],
      number
    >),
  }))
}
