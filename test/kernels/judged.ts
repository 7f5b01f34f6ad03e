import { JUDGED } from '../../src/analyses/judge/definition'
import type { JudgeColumns, JudgeParameters } from '../../src/analyses/judge/types'
import { growTo } from '../../src/workers/memory/control'
import type { NaiveRow, Taker } from './naive-judge'
import type { NodePool } from './node-pool'
import { encodeRated, type RatedData } from './rated'

export const JUDGE_DEFAULTS: JudgeParameters = {
  perGroup: false,
  hide: 'item',
  yardstick: 'ndcg',
  split: 'random',
  holdOut: 1,
  k: 10,
  factors: [8],
  regularization: [0.1],
  alpha: [40],
  iterations: 5,
  solver: 'cg',
  cgSteps: 3,
  seed: 42,
  neighbours: 100,
  methods: ['als', 'similar', 'popular'],
  seen: false,
  ridge: 10,
}

export function taker(
  name: string,
  values: Record<string, number>,
  times: Record<string, number> = {},
  group: string | null = null,
): Taker {
  return { name, group, values: new Map(Object.entries(values)), times: new Map(Object.entries(times)) }
}

/** Encodes histories with the time of each item, NaN where nobody knows it. */
export function encodeTakers(takers: readonly Taker[], shared: boolean): RatedData {
  const data = encodeRated(takers, shared)
  const byRow = data.customers as Taker[]
  const times = Float64Array.from(
    byRow.flatMap(({ values, times }) => [...values.keys()].map((item) => times.get(item) ?? Number.NaN)),
  )
  const { memory, top } = data.columns
  if (!memory) return { ...data, columns: { ...data.columns, times } }
  if (!growTo(memory, top + times.byteLength)) throw new Error('no room for times')
  const placed = new Float64Array(memory.buffer, top, times.length)
  placed.set(times)
  return { ...data, columns: { ...data.columns, times: placed, top: Math.ceil((top + times.byteLength) / 16) * 16 } }
}

export interface JudgedRow extends NaiveRow {
  method: (typeof JUDGED)[number]
  factors: number
  regularization: number
  alpha: number
}

/** By row of the input, the same number where it is the same name. */
function householdsOf({ customers }: RatedData): Uint32Array {
  const names = customers.map(({ name }) => name)
  return Uint32Array.from(names, (name) => names.indexOf(name))
}

export async function judgeBy(pool: NodePool, data: RatedData, asked: Partial<JudgeParameters>) {
  const { columns, report } = await pool.run(data.columns, {
    kind: 'judge',
    parameters: { ...JUDGE_DEFAULTS, households: householdsOf(data), ...asked },
  })
  return { columns: columns as JudgeColumns, report, rows: rowsOf(columns as JudgeColumns) }
}

const NUMBERS = [
  'factors',
  'regularization',
  'alpha',
  'hitRate',
  'hitRateLow',
  'hitRateHigh',
  'ndcg',
  'map',
  'recall',
  'coverage',
  'novelty',
  'customers',
] as const

function rowsOf(columns: JudgeColumns): JudgedRow[] {
  return Array.from({ length: columns.rows }, (_, row) => ({
    method: JUDGED[columns.method[row] as number] as JudgedRow['method'],
    ...(Object.fromEntries(NUMBERS.map((name) => [name, columns[name][row]])) as Omit<JudgedRow, 'method'>),
  }))
}
