import { inUnits, tableOf, taskOf } from '../../src/analyses/by-kind'
import { analyses, type Recipe } from '../../src/analyses/registry'
import { tableRequest } from '../../src/analyses/table-request'
import { cellAt } from '../../src/export/table'
import { createArena } from '../../src/workers/memory/arena'
import { tableFacts } from '../../src/workers/table/facts'
import { readTable } from '../../src/workers/table/read-table'
import type { NodePool } from '../kernels/node-pool'
import { fakeSource, type Row } from '../table/fake-source'
import type { Rows } from './rows'

/** What the tab answers about lines, in its order; the group column is called as silver calls it. */
export async function tabOfLines(pool: NodePool, recipe: Recipe, rows: Row[]): Promise<Rows> {
  const columns = [...new Set(rows.flatMap(Object.keys))]
  const options = { signal: new AbortController().signal, onProgress: () => undefined }
  const source = fakeSource({ columns, rows })
  const table = await readTable(source, tableRequest(recipe), createArena(2 ** 16, false), options)
  const { analysis } = recipe
  const task = taskOf(analysis.kind, analysis as never, tableFacts(table))
  const result = inUnits(analysis.kind, (await pool.run(table.input, task)) as never, table.valueScale ?? 0)
  const counted = result.columns as { rows: number; group: Uint32Array }
  const { groupBaskets } = table.input
  const every = groupBaskets.reduce((sum, n) => sum + n, 0)
  const naming = {
    label: (item: number) => table.itemLabels[item]!,
    basketsOf: (row: number) => (analysis.perGroup ? groupBaskets[counted.group[row]!]! : every),
  }
  const named = new Map(tableOf(analysis.kind, result.columns as never, naming).map((each) => [each.name, each]))
  const ordered = analyses[analysis.kind].columns.flatMap(({ name }) => named.get(name) ?? [])
  const apart = analysis.perGroup && analyses[analysis.kind].rows !== 'comparison'
  const grouped = apart && recipe.data.roles.group !== undefined
  return {
    columns: [...(grouped ? ['group_label'] : []), ...ordered.map(({ name }) => name)],
    rows: Array.from({ length: counted.rows }, (_, row) => [
      ...(grouped ? [table.groupLabels[counted.group[row]!]!] : []),
      ...ordered.map((column) => cellAt(column, row)),
    ]),
  }
}
