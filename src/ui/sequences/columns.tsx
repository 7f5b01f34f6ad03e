import type { ResultRow } from '../../workers/protocol/result'
import { formatPercent } from '../base/format'
import type { GridColumn } from '../parts/results/grid-table'
import { groupColumn } from '../parts/results/group-column'
import { measureColumn } from '../parts/results/measure-column'
import { pathMeasures } from './measures'
import { PathChips } from './PathChips'
import { betweenSteps, pathText, setsOf, stepsOf } from './path'
import styles from './sequences.module.css'
import { formatSpan, type TimeScale } from './times'
import { sequenceWords as words } from './words'

const numbers = (row: ResultRow, column: string) => betweenSteps(row.cells[column], stepsOf(row).length)

/** `12 d → 5 h`, as short as it can be said. */
export const timesText = (row: ResultRow, scale: TimeScale): string =>
  numbers(row, 'step_median')
    .map((median) => formatSpan(median, scale))
    .join(' → ')

function timesTitle(row: ResultRow, scale: TimeScale): string {
  const steps = stepsOf(row)
  const [median, low, high] = ['step_median', 'step_q25', 'step_q75'].map((column) => numbers(row, column))
  const said = (from: number[] | undefined, at: number) => formatSpan(from?.[at] ?? Number.NaN, scale)
  return steps
    .slice(1)
    .map((step, at) => words.between(steps[at] ?? '', step, said(median, at), said(low, at), said(high, at)))
    .join('\n')
}

function goOnTitle(row: ResultRow): string {
  const steps = stepsOf(row)
  return numbers(row, 'step_share')
    .map((share, at) => words.goesOn(steps[at] ?? '', steps[at + 1] ?? '', formatPercent(share)))
    .join('\n')
}

const goOnText = (row: ResultRow): string =>
  numbers(row, 'step_share')
    .map((share) => formatPercent(share))
    .join(' → ')

const lengthColumn: GridColumn = {
  id: 'length',
  get label() {
    return words.columns.steps
  },
  get means() {
    return words.columns.stepsMeans
  },
  min: 64,
  track: '64px',
  rank: 5,
  numeric: true,
  sorts: 'down',
  cell: (row) => stepsOf(row).length,
}

const timesColumn = (scale: TimeScale): GridColumn => ({
  id: 'times',
  label: words.columns.times,
  means: words.columns.timesMeans,
  min: 156,
  track: 'minmax(156px, 1fr)',
  rank: 2,
  cell: (row) => (
    <span className={styles.steps} title={timesTitle(row, scale)}>
      {timesText(row, scale)}
    </span>
  ),
  copied: (row) => timesText(row, scale),
})

const goOnColumn: GridColumn = {
  id: 'go-on',
  get label() {
    return words.columns.goOn
  },
  get means() {
    return words.columns.goOnMeans
  },
  min: 128,
  track: 'minmax(128px, 0.8fr)',
  rank: 4,
  cell: (row) => (
    <span className={styles.steps} title={goOnTitle(row)}>
      {goOnText(row)}
    </span>
  ),
  copied: goOnText,
}

export function sequencesColumns(group: string | null, scale: TimeScale): GridColumn[] {
  return [
    ...(group ? [groupColumn(group, 2.5)] : []),
    {
      id: 'sequence',
      label: words.columns.sequence,
      min: 300,
      track: 'minmax(300px, 4fr)',
      rank: 0,
      cell: (row) => <PathChips sets={setsOf(row)} />,
      copied: (row) => pathText(stepsOf(row)),
    },
    measureColumn(pathMeasures.support, 88, 1),
    measureColumn(pathMeasures.share, 72, 3),
    ...(scale === 'none' ? [] : [timesColumn(scale)]),
    goOnColumn,
    lengthColumn,
  ]
}

/** On a phone: the path over its place and times. */
export function compactColumns(group: string | null, scale: TimeScale): GridColumn[] {
  return [
    {
      id: 'sequence',
      label: words.columns.sequence,
      min: 180,
      track: 'minmax(180px, 1fr)',
      rank: 0,
      cell: (row) => (
        <PathChips
          sets={setsOf(row)}
          place={group === null ? undefined : row.cells[group]}
          more={scale === 'none' || stepsOf(row).length < 2 ? undefined : timesText(row, scale)}
        />
      ),
    },
    measureColumn(pathMeasures.support, 84, 1),
  ]
}
