import type { RunResult } from '../../src/analyses/tasks'
import type { UtilityColumns, UtilityParameters } from '../../src/analyses/utility/types'
import { growTo } from '../../src/workers/memory/control'
import { type EncodedBaskets, encode } from './data'
import type { NodePool } from './node-pool'

/** A receipt: what each item of it earned. */
export interface Receipt {
  group: string | null
  values: ReadonlyMap<string, number>
}

export interface Bundle {
  group: string | null | undefined
  utility: number
  count: number
  items: string[]
  lift: number
  expected: number
}

export function receipt(values: Record<string, number>, group: string | null = null): Receipt {
  return { group, values: new Map(Object.entries(values)) }
}

/** Receipts from lines in any order; lines of the same item in a receipt are summed. */
export function receiptsOf(lines: Iterable<{ key: unknown; group: string | null; item: string; value: number }>) {
  const receipts = new Map<string, { group: string | null; values: Map<string, number> }>()
  for (const { key, group, item, value } of lines) {
    const name = JSON.stringify([group, String(key)])
    const found = receipts.get(name) ?? { group, values: new Map<string, number>() }
    found.values.set(item, (found.values.get(item) ?? 0) + value)
    receipts.set(name, found)
  }
  return [...receipts.values()]
}

/** Encodes as `encode` does, with the values beside the items. */
export function encodePriced(receipts: readonly Receipt[], shared: boolean): EncodedBaskets {
  const data = encode(
    receipts.map(({ group, values }) => ({ group, items: [...values.keys()] })),
    shared,
  )
  const numbers = data.groups.flatMap((group) =>
    receipts.filter((r) => r.group === group).flatMap((r) => [...r.values.values()]),
  )
  return { ...data, columns: { ...data.columns, ...placed(data.columns, numbers) } }
}

function placed({ memory, top }: EncodedBaskets['columns'], numbers: number[]) {
  if (!memory) return { values: Float64Array.from(numbers) }
  if (!growTo(memory, top + 8 * numbers.length)) throw new Error('no room for values')
  const values = new Float64Array(memory.buffer, top, numbers.length)
  values.set(numbers)
  return { values, top: Math.ceil((top + 8 * numbers.length) / 16) * 16 }
}

export function bundlesOf(result: RunResult, data: EncodedBaskets): Bundle[] {
  const columns = result.columns as UtilityColumns
  return Array.from({ length: columns.rows }, (_, i) => ({
    group: data.groups[columns.group[i] as number],
    utility: columns.utility[i] as number,
    count: columns.count[i] as number,
    items: Array.from(
      columns.items.subarray(columns.offsets[i], columns.offsets[i + 1]),
      (id) => data.items[id] as string,
    ),
    lift: columns.lift[i] as number,
    expected: columns.expected[i] as number,
  }))
}

export async function searchBundles(pool: NodePool, data: EncodedBaskets, asked: Partial<UtilityParameters>) {
  const parameters: UtilityParameters = { perGroup: false, limit: 10_000_000, ...asked }
  const result = await pool.run(data.columns, { kind: 'utility', parameters })
  return { rows: bundlesOf(result, data), columns: result.columns as UtilityColumns, report: result.report }
}
