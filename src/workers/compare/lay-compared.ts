import type { ListColumn, ResultTable, TableColumn } from '../../analyses/result-table'
import { differenceInterval } from '../../analyses/shares'
import type { MadeRows } from '../result/stored'
import type { Judged } from './answer'
import type { Pattern } from './pattern'
import { CHANGES, type Measure } from './types'

/** Columns of lists, by how many parts a pattern has. */
const PARTS: Readonly<Record<number, readonly string[]>> = { 1: ['items'], 2: ['antecedents', 'consequents'] }

/** Lifts are compared by their ratio. */
function distance({ a, b }: Pattern, measure: Measure): number {
  return measure === 'lift' ? Math.abs(Math.log(a.value / b.value)) : Math.abs(a.value - b.value)
}

/** Unknown comes last. */
const rising = (x: number, y: number) => (Number.isNaN(x) ? 2 : x) - (Number.isNaN(y) ? 2 : y)
const falling = (x: number, y: number) => {
  const [from, to] = [Number.isNaN(x) ? -1 : x, Number.isNaN(y) ? -1 : y]
  return from === to ? 0 : to - from
}

function listColumn(name: string, patterns: readonly Pattern[], part: number, label: ListColumn['label']): ListColumn {
  const offsets = new Uint32Array(patterns.length + 1)
  for (const [row, { parts }] of patterns.entries()) offsets[row + 1] = offsets[row]! + parts[part]!.length
  const items = new Uint32Array(offsets[patterns.length]!)
  for (const [row, { parts }] of patterns.entries()) items.set(parts[part]!, offsets[row]!)
  return { name, type: 'list', offsets, items, label }
}

/** Everything that was compared as a table: what is surest to differ first, of the equally sure what is farther apart. */
export function layCompared(
  { patterns: found, q, changes }: Judged,
  measure: Measure,
  label: (item: number) => string,
): Pick<MadeRows, 'table' | 'label' | 'strengths'> {
  const far = found.map((pattern) => distance(pattern, measure))
  // Array sort is stable: patterns alike keep the order in which they were found.
  const order = [...found.keys()].sort((x, y) => rising(found[x]!.p, found[y]!.p) || falling(far[x]!, far[y]!))
  const patterns = order.map((at) => found[at]!)
  const rows = patterns.length
  const numbers = (name: string, of: (pattern: Pattern, at: number) => number): TableColumn => ({
    name,
    type: 'f64',
    values: Float64Array.from({ length: rows }, (_, row) => of(patterns[row]!, order[row]!)),
  })
  const counts = (name: string, of: (pattern: Pattern) => number): TableColumn => ({
    name,
    type: 'i32',
    values: Uint32Array.from(patterns, of),
  })
  const shares = measure === 'share' || measure === 'confidence'
  const intervals = patterns.map(({ a, b }) =>
    shares ? differenceInterval(a, b) : { low: Number.NaN, high: Number.NaN },
  )
  const bound = (name: 'low' | 'high'): TableColumn => ({
    name,
    type: 'f64',
    values: Float64Array.from(intervals, (interval) => interval[name]),
  })
  const names = PARTS[patterns[0]?.parts.length ?? 1]!
  const change = order.map((at) => changes[at]!)
  const table: ResultTable = {
    rows,
    columns: [
      ...names.map((name, part) => listColumn(name, patterns, part, label)),
      counts('count_a', ({ a }) => a.count),
      counts('of_a', ({ a }) => a.of),
      numbers('value_a', ({ a }) => a.value),
      counts('count_b', ({ b }) => b.count),
      counts('of_b', ({ b }) => b.of),
      numbers('value_b', ({ b }) => b.value),
      numbers('difference', ({ a, b }) => a.value - b.value),
      bound('low'),
      bound('high'),
      numbers('p_value', ({ p }) => p),
      numbers('q_value', (_, at) => q[at]!),
      {
        name: 'change',
        type: 'utf8',
        codes: Uint32Array.from(change, (each) => (each === null ? CHANGES.length : CHANGES.indexOf(each))),
        rank: Uint32Array.from({ length: CHANGES.length + 1 }, (_, code) => code),
        label: (code) => CHANGES[code] ?? null,
      },
    ],
  }
  return { table, label, strengths: Float64Array.from(order, (at) => far[at]!) }
}
