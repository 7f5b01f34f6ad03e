import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { PAGE_ROWS } from '../../../client/queries'
import type { Compared, Measure } from '../../../workers/compare/types'
import type { Job } from '../../../workers/protocol/jobs'
import { Button } from '../../base/components/Button'
import { EmptyState } from '../../base/components/EmptyState'
import { IconButton } from '../../base/components/IconButton'
import { Select } from '../../base/components/Select'
import { formatCount, formatProbability } from '../../base/format'
import { ChartFrame } from '../charts/ChartFrame'
import type { Size } from '../charts/grid-window'
import { useLook } from '../charts/look'
import { partsIn } from '../charts/pointed'
import { ScrolledPicture } from '../charts/ScrolledPicture'
import { ColumnChooser } from '../results/ColumnChooser'
import { useColumnChoice } from '../results/column-choice'
import { useNouns } from '../results/grammar'
import { SURE } from '../results/presets'
import { RowsGrid } from '../results/RowsGrid'
import { useGridQuery } from '../results/use-grid-query'
import { useResultQueries } from '../results/use-grid-rows'
import { changedOf } from './changed'
import { type ColumnsOf, compactComparedColumns, comparedColumns } from './columns'
import styles from './compare.module.css'
import { hasInterval, intervalText, patternText } from './measure-text'
import { type Pair, pairsLegend, pairsOption, pairsSize, type SideNames } from './pairs-option'
import { patternOf } from './pattern-row'
import { type ComparedOrder, ORDERS, orderOf, sortedBy } from './use-compare-query'
import { compareWords as words } from './words'

/** So many rows fit a canvas. */
const AT_ONCE = 100
const SAVED: Size = { width: 1100, height: 200 }

const indexAt = partsIn<number>('index')

/** Rows of a comparison, as a grid of all or as a picture of so many at a time. */
export function ComparedChart({
  job,
  data,
  names,
  columns: columnsOf,
  measure,
  matched,
  selected,
  onSelect,
  onClear,
  clearLabel,
}: {
  job: Job
  data: Compared
  names: SideNames
  columns: ColumnsOf
  measure: Measure
  matched: number | undefined
  selected: number | null
  onSelect(index: number | null): void
  /** Null where nothing narrows the rows. */
  onClear: (() => void) | null
  clearLabel: string
}) {
  const look = useLook()
  const nouns = useNouns()
  const [query, change] = useGridQuery()
  const [hovered, setHovered] = useState<number | null>(null)
  const [chosen, choose] = useColumnChoice(`compare.${job.recipe.analysis.kind}`)
  const [window, setWindow] = useState({ of: '', from: 0 })
  const of = JSON.stringify(query)
  const from = window.of === of ? window.from : 0
  const {
    data: page,
    error,
    isPending,
  } = useQuery({
    ...useResultQueries().page(data.id, query, Math.floor(from / PAGE_ROWS)),
    placeholderData: keepPreviousData,
  })
  const { text } = columnsOf
  const patterns = useMemo(
    () => (page?.rows ?? []).slice(from % PAGE_ROWS, (from % PAGE_ROWS) + AT_ONCE).map(patternOf),
    [page, from],
  )
  const pairs = useMemo(
    () =>
      patterns.map(
        (pattern): Pair => ({
          index: pattern.index,
          name: patternText(pattern),
          a: pattern.a.value,
          b: pattern.b.value,
          difference: pattern.difference,
          low: pattern.low,
          high: pattern.high,
          sure: pattern.q < SURE,
          note: words.q(formatProbability(pattern.q)),
        }),
      ),
    [patterns],
  )
  const pairWords = useMemo(
    () => ({ ...text, values: words.values[measure], difference: words.difference }),
    [text, measure],
  )
  const draw = useCallback(
    (size: Size) => pairsOption(look, pairs, pairWords, { size, selected }),
    [look, pairs, pairWords, selected],
  )
  const sizeFor = useCallback((room: Size) => pairsSize(pairs.length, room), [pairs])
  const columns = useMemo(() => comparedColumns(columnsOf), [columnsOf])
  const compact = useMemo(() => compactComparedColumns(columnsOf), [columnsOf])
  const inHand = patterns.find(({ index }) => index === (hovered ?? selected))
  const title = words.title(nouns.nav, names.a, names.b)
  const label = words.label(nouns.nav, names.a, names.b)
  const total = matched ?? 0
  const last = Math.min(total, from + AT_ONCE)
  const pager = (to: number, name: string, icon: typeof ChevronLeft) => {
    const Icon = icon
    return (
      <IconButton label={name} isDisabled={to < 0 || to >= total} onPress={() => setWindow({ of, from: to })}>
        <Icon aria-hidden="true" />
      </IconButton>
    )
  }
  if (matched === 0) {
    return (
      <EmptyState title={words.none.title} action={onClear && <Button onPress={onClear}>{clearLabel}</Button>}>
        {words.none.text}
      </EmptyState>
    )
  }
  return (
    <ChartFrame
      name="basketeer-compare"
      jobId={job.jobId}
      count={matched === undefined ? '' : words.count(total, nouns.many, formatCount)}
      controls={
        <Select<ComparedOrder>
          label={words.order}
          value={orderOf(query)}
          placeholder={words.otherOrder}
          options={ORDERS.map((id) => ({ id, label: words.orders[id] }))}
          onChange={(next) => change((now) => ({ ...now, sort: sortedBy(next) }))}
        />
      }
      actions={(view) =>
        view === 'table' ? (
          <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />
        ) : (
          total > AT_ONCE && (
            <span className={styles.pager}>
              {pager(from - AT_ONCE, words.before, ChevronLeft)}
              <span>{words.shown(from + 1, last, formatCount)}</span>
              {pager(from + AT_ONCE, words.after, ChevronRight)}
            </span>
          )
        )
      }
      caption={
        inHand ? (
          <>
            <b>{patternText(inHand)}</b> {words.caption(text.side(inHand.a), text.side(inHand.b))}.{' '}
            {text.apart(inHand.difference)}
            {hasInterval(inHand) && ` (${intervalText(inHand)})`}
            {', '}
            {words.q(formatProbability(inHand.q))}
          </>
        ) : (
          words.hover
        )
      }
      state={{ pending: isPending, error, empty: false }}
      drawing={
        page
          ? {
              size: pairsSize(pairs.length, SAVED),
              title,
              subtitle: words.different(changedOf(data), data.compared, nouns.one, nouns.many, formatCount),
              legend: pairsLegend(look, names),
              option: (inset) =>
                pairsOption(look, pairs, pairWords, { size: pairsSize(pairs.length, SAVED), selected, inset }),
            }
          : null
      }
      picture={
        <ScrolledPicture
          label={label}
          sizeFor={sizeFor}
          draw={draw}
          partAt={indexAt}
          onHover={setHovered}
          onPress={onSelect}
          itemsOf={(index) => patterns.find((pattern) => pattern.index === index)?.parts.flat() ?? []}
          inHand={selected}
        />
      }
      table={
        <RowsGrid
          jobId={data.id}
          query={query}
          matched={total}
          columns={columns}
          compact={compact}
          chosen={chosen}
          change={change}
          name={`compare.${job.recipe.analysis.kind}`}
          hand={{ selected, onSelect }}
        />
      }
    />
  )
}
