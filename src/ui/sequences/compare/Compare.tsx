import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { CompareQuery, Comparison } from '../../../workers/sequences/types'
import { EmptyState } from '../../base/components/EmptyState'
import { ChartFrame } from '../../parts/charts/ChartFrame'
import type { Size } from '../../parts/charts/grid-window'
import { useLook } from '../../parts/charts/look'
import { partsIn } from '../../parts/charts/pointed'
import { ScrolledPicture } from '../../parts/charts/ScrolledPicture'
import { NotKept } from '../../parts/compare/NotKept'
import type { SideNames } from '../../parts/compare/pairs-option'
import { pointsText } from '../../parts/compare/points'
import { useSetsOffered } from '../../parts/compare/use-sets'
import { useResultQueries } from '../../parts/results/use-grid-rows'
import { useLookOf } from '../../state/use-look'
import { useWorkspace } from '../../state/workspace'
import { limitsOf, pathText, stepText } from '../path'
import type { JourneyPictureProps } from '../picture-props'
import { timeScaleOf } from '../times'
import { useGroups, useJourneyQueries, useSpanQuery } from '../use-journeys'
import { sequenceWords } from '../words'
import { CompareControls } from './CompareControls'
import { CompareTable } from './CompareTable'
import { compareLegend, compareOption, compareSize, countText, intervalText } from './compare-option'
import { distinctPaths } from './distinct-paths'
import { askedOf, namesOf, sidesOf, troubleWith } from './sides'

const words = sequenceWords.compare
/** More are not read, and each costs. */
const MOST = 50
const SAVED: Size = { width: 1100, height: 200 }
const NO_SIDES: SideNames = { a: '', b: '' }

const indexAt = partsIn<number>('index')

/** The same paths with two groups, or in two periods: who takes them more, and how sure that is. */
export default function Compare({ job, query, matched }: JourneyPictureProps) {
  const look = useLook()
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const [settings, change] = useLookOf('compare')
  const [hovered, setHovered] = useState<number | null>(null)
  const groups = useGroups(job.jobId)
  const { data: span, error: spanError } = useSpanQuery(job.jobId)
  const page = useQuery(useResultQueries().page(job.jobId, query, 0))
  const rows = useMemo(() => distinctPaths(page.data?.rows ?? [], MOST), [page.data])
  const kept = useSetsOffered()
  const comparable = useMemo(
    () => ({
      // Journeys are of customers; a set of receipts is nobody there.
      sets: kept.filter(({ id }) => id.startsWith('customers')),
      groups: job.result?.groupColumn == null ? [] : groups,
      span: span ?? null,
      scale: timeScaleOf(span ?? null),
    }),
    [job, groups, span, kept],
  )
  const sides = sidesOf(settings, comparable)
  const trouble = troubleWith(sides)
  const names = sides.by === null ? NO_SIDES : namesOf(sides, comparable.scale)
  const asked: CompareQuery = {
    ...(sides.by === null ? { a: {}, b: {} } : askedOf(sides, comparable.scale)),
    ...limitsOf(job),
    rows,
  }
  const ready = span !== undefined && trouble === null && rows.length > 0
  const { data, error, isPending } = useQuery({
    ...useJourneyQueries().compare(job.jobId, asked),
    enabled: ready,
  })
  const label = data ? words.label(data.paths.length, names.a, names.b) : ''
  const draw = useCallback(
    (size: Size) => (data ? compareOption(look, data, { size, selected }) : {}),
    [look, data, selected],
  )
  const count = data?.paths.length ?? 0
  const sizeFor = useCallback((room: Size) => compareSize(count, room), [count])
  const controls = (
    <CompareControls
      sides={sides}
      comparable={comparable}
      groupColumn={job.result?.groupColumn ?? null}
      change={change}
    />
  )
  if (span !== undefined && sides.by === null) {
    return <EmptyState title={words.nothingToCompare.title}>{words.nothingToCompare.text}</EmptyState>
  }
  const missing = sides.by === 'set' && trouble !== null && typeof sides.set === 'string' ? sides.set : null
  const empty = data && (data.customersA === 0 || data.customersB === 0)
  const inHand = data?.paths.find(({ index }) => index === (hovered ?? selected))

  return (
    <ChartFrame
      name="basketeer-compare"
      jobId={job.jobId}
      count={rows.length > 0 ? words.count(rows.length, matched) : ''}
      controls={controls}
      caption={inHand && data ? <CompareCaption path={inHand} comparison={data} /> : words.hover}
      state={{
        pending: ready && isPending,
        error: error ?? page.error ?? spanError,
        empty: trouble !== null || empty === true,
        emptyWords: trouble ?? words.nobody(data?.customersA === 0 ? names.a : names.b),
      }}
      drawing={
        data && ready
          ? {
              size: compareSize(count, SAVED),
              title: words.title(names.a, names.b),
              subtitle: label,
              legend: compareLegend(look, names),
              option: (inset) => compareOption(look, data, { size: compareSize(count, SAVED), selected, inset }),
            }
          : null
      }
      {...(missing !== null && { instead: <NotKept set={missing} /> })}
      picture={
        <ScrolledPicture
          label={label}
          sizeFor={sizeFor}
          draw={draw}
          partAt={indexAt}
          onHover={setHovered}
          onPress={select}
          itemsOf={(index) => data?.paths.find((path) => path.index === index)?.steps.flat() ?? []}
          inHand={selected}
        />
      }
      table={
        data && <CompareTable comparison={data} names={names} label={label} selected={selected} onSelect={select} />
      }
    />
  )
}

function CompareCaption({ path, comparison }: { path: Comparison['paths'][number]; comparison: Comparison }) {
  return (
    <>
      <b>{pathText(path.steps.map(stepText))}</b>{' '}
      <span>
        {words.caption(countText(path.a, comparison.customersA), countText(path.b, comparison.customersB))}
        {'. '}
        {words.points(pointsText(path.difference))}, {intervalText(path)}
      </span>
    </>
  )
}
