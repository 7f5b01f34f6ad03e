import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { ResultQuery } from '../../../client/result-query'
import {
  CHANGES,
  type Compared,
  type ComparedOrder,
  type ComparedRow,
  type ComparedRows,
  type ComparedSides,
  type Measure,
  ORDERS,
  type Shown,
  type SideChoice,
} from '../../../workers/compare/types'
import type { Job } from '../../../workers/protocol/jobs'
import { Button } from '../../base/components/Button'
import { EmptyState } from '../../base/components/EmptyState'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Select } from '../../base/components/Select'
import { formatCount, formatProbability } from '../../base/format'
import { Loading } from '../../base/Loading'
import layout from '../../base/layout.module.css'
import type { Money } from '../../base/money'
import { useLookOf } from '../../state/use-look'
import { ChartFrame } from '../charts/ChartFrame'
import type { Size } from '../charts/grid-window'
import { useLook } from '../charts/look'
import type { Pointed } from '../charts/Picture'
import { ScrolledPicture } from '../charts/ScrolledPicture'
import { useNouns } from '../results/grammar'
import { SURE } from '../results/presets'
import { ComparedTable } from './ComparedTable'
import { changedOf, changeWord } from './changed'
import styles from './compare.module.css'
import { hasInterval, intervalText, measureText, patternText } from './measure-text'
import { type Pair, pairsLegend, pairsOption, pairsSize } from './pairs-option'
import { ShowChips } from './ShowChips'
import { SideControls } from './SideControls'
import { askedOf, namesOf, sidesOf, troubleWith } from './sides'
import { Told } from './Told'
import { useSaveList } from './use-save-list'
import { compareWords as words } from './words'

/** So many rows fit a canvas; the file has all of them. */
const MOST = 100
const EVERY = 1_000_000
const SAVED: Size = { width: 1100, height: 200 }
const NO_CHOICE: SideChoice = { groups: [], span: null }
const SHOWN: readonly Shown[] = ['all', 'changed', ...CHANGES]

/** What a kind is asked to compare its patterns. */
export interface CompareQueries {
  sides(jobId: string): ResultQuery<SideChoice>
  compare(jobId: string, sides: ComparedSides, rows: ComparedRows): ResultQuery<Compared>
}

const oneOf = <T extends string>(all: readonly T[], asked: string | undefined): T =>
  all.find((each) => each === asked) ?? (all[0] as T)

const indexAt = (pointed: Pointed | null): number | null => {
  const mark = pointed && 'mark' in pointed ? (pointed.mark as { index?: unknown } | null) : null
  return typeof mark?.index === 'number' ? mark.index : null
}

/** What two groups or two periods have in common and what not, and how sure that is. */
export function Compare({
  job,
  ask,
  measures,
  money,
}: {
  job: Job
  ask: CompareQueries
  measures: readonly Measure[]
  money?: Money
}) {
  const look = useLook()
  const nouns = useNouns()
  const [settings, change] = useLookOf('compare')
  const [selected, select] = useState<number | null>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const [save, saving] = useSaveList()
  const known = useQuery(ask.sides(job.jobId))
  const choice = known.data ?? NO_CHOICE
  const measure = oneOf(measures, settings.measure)
  const show = oneOf(SHOWN, settings.show)
  const order: ComparedOrder = oneOf(ORDERS, settings.order)
  const sides = useMemo(() => sidesOf(settings, choice), [settings, choice])
  const trouble = troubleWith(sides)
  const names = sides.by === null ? { a: '', b: '' } : namesOf(sides)
  const asked: ComparedSides = { ...(sides.by === null ? { a: {}, b: {} } : askedOf(sides)), measure }
  const ready = known.data !== undefined && trouble === null
  const query = ask.compare(job.jobId, asked, { show, order, limit: MOST })
  const answer = useQuery({ ...query, enabled: ready })
  const data = ready ? answer.data : undefined
  const text = useMemo(() => measureText(measure, nouns.holders, money), [measure, nouns, money])
  const pairs = useMemo(
    () =>
      (data?.rows ?? []).map(
        (row, index): Pair => ({
          index,
          name: patternText(row),
          a: row.a.value,
          b: row.b.value,
          difference: row.difference,
          low: row.low,
          high: row.high,
          sure: row.q < SURE,
          note: words.q(formatProbability(row.q)),
        }),
      ),
    [data],
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

  if (known.error) {
    return (
      <div className={styles.said}>
        <ErrorNotice error={known.error} />
      </div>
    )
  }
  if (known.data === undefined) return <Loading />
  if (sides.by === null)
    return <EmptyState title={words.nothingToCompare.title}>{words.nothingToCompare.text}</EmptyState>

  const { by } = sides
  const changeText = ({ change }: ComparedRow) => (change === null ? words.same : changeWord(by, change))
  const title = words.title(nouns.nav, names.a, names.b)
  const label = words.label(nouns.nav, names.a, names.b)
  const nobody = data && (data.baskets.a === 0 || data.baskets.b === 0)
  const inHand = data?.rows[hovered ?? selected ?? -1]
  const reset = (next: Parameters<typeof change>[0]) => {
    select(null)
    change(next)
  }
  const emptyWords =
    trouble ??
    (nobody
      ? words.nobody(data.baskets.a === 0 ? names.a : names.b, nouns.holders)
      : data?.compared === 0
        ? words.noneFound(nouns.many)
        : words.none)

  return (
    <div className={layout.fill}>
      <div className={styles.choice}>
        <SideControls sides={sides} choice={choice} groupColumn={job.recipe.data.roles.group ?? null} change={reset} />
        {measures.length > 1 && (
          <Select<Measure>
            label={words.measure}
            value={measure}
            options={measures.map((id) => ({ id, label: words.measures[id] }))}
            onChange={(next) => reset({ measure: next })}
          />
        )}
      </div>
      {data && !nobody && (
        <Told data={data} names={names}>
          <Button
            kind="quiet"
            icon={<Download aria-hidden="true" />}
            isDisabled={saving || data.matched === 0}
            onPress={() => void save(ask.compare(job.jobId, asked, { show, order, limit: EVERY }))}
          >
            {words.save}
          </Button>
        </Told>
      )}
      {data && !nobody && <ShowChips data={data} show={show} by={by} onChange={(next) => reset({ show: next })} />}
      <ChartFrame
        name="basketeer-compare"
        jobId={job.jobId}
        count={data && data.rows.length > 0 ? words.count(data.rows.length, data.matched, nouns.many, formatCount) : ''}
        controls={
          <Select<ComparedOrder>
            label={words.order}
            value={order}
            options={ORDERS.map((id) => ({ id, label: words.orders[id] }))}
            onChange={(next) => reset({ order: next })}
          />
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
        state={{
          pending: ready && answer.isPending,
          error: ready ? answer.error : null,
          empty: trouble !== null || nobody === true || data?.rows.length === 0,
          emptyWords,
        }}
        drawing={
          data
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
            onHover={(pointed) => setHovered(indexAt(pointed))}
            onPress={(pointed) => {
              const index = indexAt(pointed)
              if (index !== null) select(index)
            }}
          />
        }
        table={
          data && (
            <ComparedTable
              compared={data}
              text={text}
              name={nouns.nav}
              label={label}
              changeText={changeText}
              selected={selected}
              onSelect={select}
            />
          )
        }
      />
    </div>
  )
}
