import type { GridQuery } from '../../../workers/protocol'
import { rulesWords as words } from '../../words/rules'
import { formatBound } from '../format'
import { isNumericColumn, NUMBER_KINDS } from '../metrics'
import { SIDES, setBounds, toggleItem } from '../query'

/** One thing that narrows the rows, in words, and the query without it. */
export interface ActiveFilter {
  id: string
  label: string
  without(query: GridQuery): GridQuery
}

function rangeLabel(column: string, [low, high]: [number | null, number | null]): string {
  const share = isNumericColumn(column) && NUMBER_KINDS[column] === 'share'
  const said = (value: number) => formatBound(value, share)
  const name = isNumericColumn(column) ? words.metrics[column].label : column
  if (low !== null && high !== null) return `${said(low)} ≤ ${name} ≤ ${said(high)}`
  return low === null ? `${name} ≤ ${said(high ?? 0)}` : `${name} ≥ ${said(low)}`
}

/** What is not already said by a chip that is on: items, thresholds, the size of the right side, picked rows. */
export function activeFilters(query: GridQuery, sided: boolean): ActiveFilter[] {
  return [
    ...SIDES.flatMap((side) =>
      (query[side] ?? []).map((label) => ({
        id: `${side} ${label}`,
        label: sided && side !== 'anywhere' ? `${words.sides[side]}: ${label}` : label,
        without: (now: GridQuery) => toggleItem(now, side, label),
      })),
    ),
    ...Object.entries(query.ranges ?? {}).map(([column, bounds]) => ({
      id: `range ${column}`,
      label: rangeLabel(column, bounds),
      without: (now: GridQuery) => setBounds(now, column, [null, null]),
    })),
    ...(query.maxConsequents === undefined
      ? []
      : [
          {
            id: 'max-consequents',
            label: words.filters.maxConsequents(query.maxConsequents),
            without: ({ maxConsequents: _, ...rest }: GridQuery) => rest,
          },
        ]),
    ...(query.rows
      ? [
          {
            id: 'rows',
            label: words.filters.picked(query.rows.length),
            without: ({ rows: _, ...rest }: GridQuery) => rest,
          },
        ]
      : []),
  ]
}
