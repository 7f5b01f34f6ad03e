import { ANYWHERE, type GridQuery } from '../../../../workers/protocol/query'
import { formatBound } from '../../../base/cell-format'
import { formatGroup } from '../../../base/format'
import { groupWord } from '../../../base/group-word'
import type { ActiveFilter, ResultGrammar } from '../grammar'
import { type Measure, measureOf } from '../measures'
import { setBounds, showSmallGroups, toggleItem } from '../query'
import { resultWords as words } from '../words'
import { toggleLevel } from './LevelFacets'
import { levelFilterWords } from './level-filter-words'

function rangeLabel({ label, number }: Measure, [low, high]: [number | null, number | null]): string {
  const said = (value: number) => formatBound(value, number === 'share')
  if (low !== null && high !== null) return `${said(low)} ≤ ${label} ≤ ${said(high)}`
  return low === null ? `${label} ≤ ${said(high ?? 0)}` : `${label} ≥ ${said(low)}`
}

/** What is not already said by a chip that is on: items, thresholds, conditions of the analysis, picked rows. */
export function activeFilters(query: GridQuery, { measures, places, conditions }: ResultGrammar): ActiveFilter[] {
  return [
    ...Object.entries(query.items ?? {}).flatMap(([place, labels]) =>
      labels.map((label) => ({
        id: `${place} ${label}`,
        label: place !== ANYWHERE && places[place] !== undefined ? `${places[place]}: ${label}` : label,
        without: (now: GridQuery) => toggleItem(now, place, label),
      })),
    ),
    ...Object.entries(query.ranges ?? {}).map(([column, bounds]) => ({
      id: `range ${column}`,
      label: rangeLabel(measureOf(measures, column), bounds),
      without: (now: GridQuery) => setBounds(now, column, [null, null]),
    })),
    ...(conditions?.said(query) ?? []),
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
export function switchedFilters(
  query: GridQuery,
  groupColumn: string | null,
  { conditions }: ResultGrammar,
): ActiveFilter[] {
  const filters: (ActiveFilter | false | undefined)[] = [
    query.text !== undefined && {
      id: 'text',
      label: `“${query.text}”`,
      without: ({ text: _, ...rest }) => rest,
    },
    query.groups && {
      id: 'groups',
      label: `${groupWord(groupColumn)} ${query.groups.map(formatGroup).join(', ')}`,
      without: ({ groups: _, ...rest }) => rest,
    },
    ...Object.entries(query.ofLevel ?? {}).map(([level, labels]) => ({
      id: `level ${level}`,
      label: `${levelFilterWords.called(level)} ${labels.join(', ')}`,
      without: (now: GridQuery) => labels.reduce((left, label) => toggleLevel(left, level, label), now),
    })),
    query.apart !== undefined && {
      id: 'apart',
      label: levelFilterWords.apart(query.apart),
      without: ({ apart: _, ...rest }) => rest,
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
    query.smallGroups === false && {
      id: 'small-groups',
      label: words.smallGroups.aside(groupWord(groupColumn)),
      without: showSmallGroups,
    },
    ...(conditions?.switched(query) ?? []),
    query.onlyInOneGroup && {
      id: 'only-one-group',
      label: words.onlyInOneGroup.label(groupWord(groupColumn)),
      without: ({ onlyInOneGroup: _, ...rest }) => rest,
    },
  ]
  return filters.filter((filter) => filter !== false && filter !== undefined)
}
