import { parseRecipe, type Recipe } from '../../../analyses/registry'
import type { RunReport } from '../../../analyses/report'
import type { RunColumns } from '../../../analyses/tasks'
import { documentOf } from '../../../recipe/document'
import type { ItemLevel, ResultContext } from '../context'
import type { StoredResult } from '../stored'
import { readValue, writeValue } from './value-file'

/** What a result is kept as: its columns as all readers see them, and the words that its table lent it. */
interface KeptResult {
  columns: RunColumns
  report: RunReport
  recipe: object
  fingerprint: string
  groupColumn: string | null
  valueScale?: number | null
  droppedPairs?: number
  itemKinds?: Uint32Array
  levels?: readonly ItemLevel[]
  itemLabels: string[]
  itemIds?: string[]
  groupLabels: (string | null)[]
  rows?: { labels: string[]; rank: Uint32Array }
  ranks: ResultContext['ranks']
}

const all = <Label>(count: number, label: (at: number) => Label): Label[] =>
  Array.from({ length: count }, (_, at) => label(at))

/** A stored result as an Arrow file. */
export function writeResult({ columns, report, context }: StoredResult): Uint8Array<ArrayBuffer> {
  const { recipe, itemLabel, itemId, groupLabel, rowLabels, ranks, rows: _rows, ...told } = context
  const { labelRank, groupRank, groupBaskets } = ranks
  const kept: KeptResult = {
    ...told,
    columns,
    report,
    recipe: documentOf(recipe),
    itemLabels: all(labelRank.length, itemLabel),
    ...(itemId && { itemIds: all(labelRank.length, itemId) }),
    groupLabels: all(groupBaskets.length, groupLabel),
    ...(rowLabels && { rows: { labels: all(rowLabels.rank.length, rowLabels.label), rank: rowLabels.rank } }),
    ranks: { labelRank, groupRank, groupBaskets },
  }
  return writeValue(kept)
}

/** What was kept, and what it was asked of; its baskets come with its source. */
export function readResult(bytes: Uint8Array): { columns: RunColumns; report: RunReport; context: ResultContext } {
  const { columns, report, recipe, itemLabels, itemIds, groupLabels, rows, ...told } = readValue(bytes) as KeptResult
  return {
    columns,
    report,
    context: {
      ...told,
      recipe: parseRecipe(recipe) as Recipe,
      itemLabel: (item) => itemLabels[item]!,
      ...(itemIds && { itemId: (item: number) => itemIds[item]! }),
      groupLabel: (group) => groupLabels[group]!,
      ...(rows && { rowLabels: { label: (row: number) => rows.labels[row]!, rank: rows.rank } }),
      rows: () => null,
    },
  }
}
