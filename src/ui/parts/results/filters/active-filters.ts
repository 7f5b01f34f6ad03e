import type { AnalysisKind } from '../../../../analyses/registry'
import type { GridQuery } from '../../../../workers/protocol/query'
import { formatBound } from '../../../base/cell-format'
import { measureOf } from '../measures'
import { SIDES, SIDES_OF, setBounds, setFlag, toggleItem } from '../query'
import { rulesWords as words } from '../words'

/** One thing that narrows the rows, in words, and the query without it. */
export interface ActiveFilter {
  id: string
  label: string
  without(query: GridQuery): GridQuery
}

function rangeLabel(kind: AnalysisKind, column: string, [low, high]: [number | null, number | null]): string {
  const { label: name, number } = measureOf(kind, column)
  const said = (value: number) => formatBound(value, number === 'share')
  if (low !== null && high !== null) return `${said(low)} ≤ ${name} ≤ ${said(high)}`
  return low === null ? `${name} ≤ ${said(high ?? 0)}` : `${name} ≥ ${said(low)}`
}

/** What is not already said by a chip that is on: items, thresholds, the size of the right side, picked rows. */
export function activeFilters(query: GridQuery, kind: AnalysisKind): ActiveFilter[] {
  return [
    ...SIDES.flatMap((side) =>
      (query.items?.[side] ?? []).map((label) => ({
        id: `${side} ${label}`,
        label: side !== 'anywhere' && SIDES_OF[kind].includes(side) ? `${words.sides[side]}: ${label}` : label,
        without: (now: GridQuery) => toggleItem(now, side, label),
      })),
    ),
    ...Object.entries(query.ranges ?? {}).map(([column, bounds]) => ({
      id: `range ${column}`,
      label: rangeLabel(kind, column, bounds),
      without: (now: GridQuery) => setBounds(now, column, [null, null]),
    })),
    ...(query.atMost?.['consequents'] === undefined
      ? []
      : [
          {
            id: 'max-consequents',
            label: words.filters.maxConsequents(query.atMost['consequents']),
            without: ({ atMost: _, ...rest }: GridQuery) => rest,
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

/** What chips that are on say already; worth naming where nothing is left. */
export function switchedFilters(query: GridQuery, groupColumn: string | null): ActiveFilter[] {
  const filters: (ActiveFilter | false | undefined)[] = [
    query.text !== undefined && {
      id: 'text',
      label: `“${query.text}”`,
      without: ({ text: _, ...rest }) => rest,
    },
    query.groups && {
      id: 'groups',
      label: `${words.groupColumn(groupColumn)} ${query.groups.map(words.group).join(', ')}`,
      without: ({ groups: _, ...rest }) => rest,
    },
    query.lengths && {
      id: 'lengths',
      label: `${words.filters.length} ${query.lengths.join(', ')}`,
      without: ({ lengths: _, ...rest }) => rest,
    },
    query.minLength !== undefined && {
      id: 'min-length',
      label: `${words.filters.length} ≥ ${query.minLength}`,
      without: ({ minLength: _, ...rest }) => rest,
    },
    query.flags?.['redundant'] === false && {
      id: 'redundant',
      label: words.filters.hideRedundant,
      without: (now) => setFlag(now, 'redundant', null),
    },
    query.onlyInOneGroup && {
      id: 'only-one-group',
      label: words.presets['only-one-group'].label(words.groupColumn(groupColumn)),
      without: ({ onlyInOneGroup: _, ...rest }) => rest,
    },
  ]
  return filters.filter((filter) => filter !== false && filter !== undefined)
}
