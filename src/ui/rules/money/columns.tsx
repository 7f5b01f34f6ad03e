import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Job } from '../../../workers/protocol/jobs'
import type { ResultRow } from '../../../workers/protocol/result'
import { createMoney } from '../../base/money'
import type { GridColumn } from '../../parts/results/grid-table'
import { OutsideMoney } from '../../parts/results/OutsideMoney'
import { useMoneyMeaning } from '../../parts/results/use-money-meaning'
import { useSettled } from '../../parts/results/use-settled'
import { useWorkspace } from '../../state/workspace'
import { useRuleQueries } from '../use-rules'
import { ruleWords } from '../words'
import { knownMoney, learnMoney } from './known'

/** Scrolling past should ask for nothing. */
const REST_MS = 120
const NO_ROWS: readonly ResultRow[] = []
const NONE: readonly GridColumn[] = []

const SIDES = ['antecedent', 'consequent'] as const
const SORTS = ['paid', 'earned'] as const
type Side = (typeof SIDES)[number]
type Sort = (typeof SORTS)[number]

const idOf = (side: Side, sort: Sort) => `money_${side}_${sort}`
export const isMoneyColumn = (id: string): boolean => id.startsWith('money_')

const amountOf = (jobId: string, { index }: ResultRow, side: Side, sort: Sort): number | null => {
  const now = knownMoney.getState()
  return now.jobId === jobId ? (now.known?.rows.get(index)?.[side].together[sort] ?? null) : null
}

/** Draws itself anew when more is known: rows stay as they are. */
function Amount({ row, side, sort, job }: { row: ResultRow; side: Side; sort: Sort; job: Job }) {
  const { roles, currency: own } = job.recipe.data
  const currency = useWorkspace((w) => w.recipe.data.currency) ?? own
  const amount = useStore(knownMoney, () => amountOf(job.jobId, row, side, sort))
  const scale = useStore(knownMoney, ({ known }) => known?.valueScale ?? undefined)
  if (amount === null) return '–'
  return createMoney(roles.value ?? null, scale, currency).sum(amount)
}

/** Of the columns of money, as soon as one of them is in sight. */
export function MoneyAside({ job }: { job: Job }) {
  const outside = useStore(knownMoney, (state) => (state.jobId === job.jobId ? state.known?.outsideMoney : undefined))
  return <OutsideMoney outside={outside} data={job.recipe.data} />
}

/** Columns of what each side brings, for who switches them on; worked out for the rows in sight. */
export function useMoneyColumns(job: Job, rows: readonly ResultRow[]): readonly GridColumn[] {
  const { jobId } = job
  const { told, paid, margin, perUnit } = useMoneyMeaning(job)
  const known = useStore(knownMoney, (state) => (state.jobId === jobId ? state.known : null))
  const resting = useSettled(rows, REST_MS, NO_ROWS)
  const missing = useMemo(
    () => resting.filter(({ index }) => !known?.rows.has(index)).map(({ index }) => index),
    [resting, known],
  )
  const { data: answer, isPlaceholderData } = useQuery({
    ...useRuleQueries().money(jobId, missing, perUnit),
    enabled: told && missing.length > 0,
  })
  useEffect(() => {
    if (answer && !isPlaceholderData) learnMoney(jobId, answer)
  }, [answer, isPlaceholderData, jobId])
  return useMemo(() => {
    if (!told) return NONE
    const sorts = SORTS.filter((sort) => (sort === 'paid' ? paid : margin))
    return SIDES.flatMap((side) =>
      sorts.map(
        (sort): GridColumn => ({
          id: idOf(side, sort),
          get label() {
            return ruleWords.money.columns[side][sort]
          },
          get means() {
            return ruleWords.money.means[sort]
          },
          min: 104,
          track: '104px',
          numeric: true,
          copied: (row) => amountOf(jobId, row, side, sort),
          cell: (row) => <Amount row={row} side={side} sort={sort} job={job} />,
        }),
      ),
    )
  }, [job, jobId, told, paid, margin])
}
