import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { ResultRow } from '../../workers/protocol/result'
import type { GroupMatrix } from '../../workers/rules/types'
import { liftLevel } from '../parts/results/lift-scale'
import { useSettled } from '../parts/results/use-settled'
import styles from './strips.module.css'
import { useRuleQueries } from './use-rules'
import { ruleWords as words } from './words'

/** More places than this cannot be told apart in a strip; the largest are shown. */
const MOST = 60

interface Strip {
  lifts: { label: string | null; lift: number; thin: boolean }[]
}

/** A rule has one strip, in whatever group its row stands. */
export function ruleName(antecedents: readonly string[], consequents: readonly string[]): string {
  return JSON.stringify([antecedents, consequents])
}

function nameOfRow({ cells }: ResultRow): string {
  return ruleName(cells['antecedents'] as string[], cells['consequents'] as string[])
}

export function stripsOf(matrix: GroupMatrix): [string, Strip][] {
  const width = matrix.groups.length
  const all = matrix.groups.map((group, at) => ({ ...group, at }))
  const telling = all.filter(({ few }) => !few)
  const largest = (telling.length > 1 ? telling : all)
    .sort((a, b) => b.baskets - a.baskets)
    .slice(0, MOST)
    .sort((a, b) => a.at - b.at)
  return matrix.rules.map(({ antecedents, consequents }, r) => [
    ruleName(antecedents, consequents),
    {
      lifts: largest.map(({ label, at }) => ({
        label,
        lift: matrix.lift[r * width + at] ?? Number.NaN,
        thin: matrix.thin[r * width + at] === 1,
      })),
    },
  ])
}

const StripsContext = createContext<ReadonlyMap<string, Strip>>(new Map())
export const StripsProvider = StripsContext.Provider

/** Scrolling past should ask for nothing. */
const REST_MS = 120
const NO_ROWS: readonly ResultRow[] = []

/** Lift in each group for the rows in sight. What was seen once is kept, so that scrolling back finds it again. */
export function useStrips(jobId: string, rows: readonly ResultRow[]): ReadonlyMap<string, Strip> {
  const queries = useRuleQueries()
  const [known, setKnown] = useState<ReadonlyMap<string, Strip>>(new Map())
  const resting = useSettled(rows, REST_MS, NO_ROWS)
  const missing = useMemo(
    () => resting.filter((row) => !known.has(nameOfRow(row))).map((row) => row.index),
    [resting, known],
  )
  const { data, isPlaceholderData } = useQuery({
    ...queries.groupMatrix(jobId, { sort: [], rows: missing }, missing.length, 'order'),
    enabled: missing.length > 0,
  })
  useEffect(() => {
    if (data && !isPlaceholderData) setKnown((before) => new Map([...before, ...stripsOf(data)]))
  }, [data, isPlaceholderData])
  return known
}

export function StripCell({ row }: { row: ResultRow }) {
  const strip = useContext(StripsContext).get(nameOfRow(row))
  if (!strip) return <i className={styles.waiting} />
  return <LiftStrip strip={strip} />
}

function LiftStrip({ strip: { lifts } }: { strip: Strip }) {
  const known = lifts.filter(({ thin }) => !thin).sort((a, b) => a.lift - b.lift)
  const [lowest, highest] = [known[0], known.at(-1)]
  const said = words.strip.said(lowest, highest, lifts.length - known.length)
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${lifts.length} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={said}
      data-fine={lifts.length > 24 || undefined}
    >
      <title>{said}</title>
      {lifts.map(({ label, lift, thin }, at) =>
        thin ? null : (
          <rect key={label} x={at} width={1} height={1} style={{ fill: `var(--lift-${liftLevel(lift)})` }} />
        ),
      )}
    </svg>
  )
}
