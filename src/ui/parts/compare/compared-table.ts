import type { ListColumn, ResultTable, TableColumn } from '../../../analyses/result-table'
import { CHANGES, type ComparedRow } from '../../../workers/compare/types'

/** Columns of lists, by how many parts a pattern has. */
const PARTS: Readonly<Record<number, readonly string[]>> = { 1: ['items'], 2: ['antecedents', 'consequents'] }

function listColumn(name: string, rows: readonly ComparedRow[], part: number): ListColumn {
  const labels = [...new Set(rows.flatMap(({ parts }) => parts[part] ?? []))]
  const idOf = new Map(labels.map((label, id) => [label, id]))
  const lists = rows.map(({ parts }) => (parts[part] ?? []).map((label) => idOf.get(label)!))
  const offsets = new Uint32Array(rows.length + 1)
  lists.forEach((list, row) => {
    offsets[row + 1] = offsets[row]! + list.length
  })
  return { name, type: 'list', offsets, items: Uint32Array.from(lists.flat()), label: (id) => labels[id]! }
}

/** A comparison as a file has it; names as those of result columns, whatever language is spoken. */
export function comparedTable(rows: readonly ComparedRow[]): ResultTable {
  const numbers = (name: string, of: (row: ComparedRow) => number): TableColumn => ({
    name,
    type: 'f64',
    values: Float64Array.from(rows, of),
  })
  const counts = (name: string, of: (row: ComparedRow) => number): TableColumn => ({
    name,
    type: 'i32',
    values: Uint32Array.from(rows, of),
  })
  const names = PARTS[rows[0]?.parts.length ?? 1] ?? ['items']
  return {
    rows: rows.length,
    columns: [
      ...names.map((name, part) => listColumn(name, rows, part)),
      counts('count_a', ({ a }) => a.count),
      counts('of_a', ({ a }) => a.of),
      numbers('value_a', ({ a }) => a.value),
      counts('count_b', ({ b }) => b.count),
      counts('of_b', ({ b }) => b.of),
      numbers('value_b', ({ b }) => b.value),
      numbers('difference', ({ difference }) => difference),
      numbers('low', ({ low }) => low),
      numbers('high', ({ high }) => high),
      numbers('p_value', ({ p }) => p),
      numbers('q_value', ({ q }) => q),
      {
        name: 'change',
        type: 'utf8',
        codes: Uint32Array.from(rows, ({ change }) => (change === null ? CHANGES.length : CHANGES.indexOf(change))),
        label: (code) => CHANGES[code] ?? null,
      },
    ],
  }
}
