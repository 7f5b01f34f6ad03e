import type { ColumnProfile } from '../../workers/protocol/files'

const MOST_CLASSES = 12
/** Numbers that nearly never repeat are numbers of something, or measured: the latter only where they are no whole ones. */
const NAMES_ROWS = 0.95
const SHOWN = 8

/** Columns that people are likely to ask about: those of two values, then numbers, then a few classes. */
export function likelyTargets(columns: readonly ColumnProfile[]): string[] {
  const ranked = columns.flatMap((column) => {
    const rank = rankOf(column)
    return rank === null ? [] : [{ name: column.name, rank }]
  })
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ name }) => name)
}

function rankOf({ type, distinct, sampled, nulls }: ColumnProfile): number | null {
  if (type === 'list' || type === 'date' || type === 'timestamp' || distinct < 2) return null
  if (distinct === 2) return 0
  if (type === 'number') return 1
  if (type === 'integer') return distinct > NAMES_ROWS * (sampled - nulls) ? null : 1
  return distinct <= MOST_CLASSES ? 2 : null
}
