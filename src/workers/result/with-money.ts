import type { ResultTable } from '../../analyses/result-table'
import type { MoneyColumns } from '../protocol/result'

/** A result with columns of money behind all others. */
export function withMoney(table: ResultTable, columns: MoneyColumns['columns']): ResultTable {
  const taken = new Set(table.columns.map(({ name }) => name))
  const free = (name: string): string => (taken.has(name) ? free(`${name}_money`) : name)
  return {
    rows: table.rows,
    columns: [
      ...table.columns,
      ...columns.map(({ name, values }) => ({ name: free(name), type: 'f64' as const, values })),
    ],
  }
}
