import { stepOfItems } from '../../../analyses/sequences/steps'
import type { ResultRow } from '../../../workers/protocol/result'
import type { Funnel } from '../../../workers/sequences/types'
import { betweenSteps, setsOf } from '../path'

/** The steps of a path as its row knows them: who comes to each, and how long it takes; not over all of it. */
export function funnelOfRowAlone(row: ResultRow): Funnel {
  const { cells } = row
  const steps = setsOf(row).map(stepOfItems)
  const [shares, q25, median, q75] = ['step_share', 'step_q25', 'step_median', 'step_q75'].map((name) =>
    betweenSteps(cells[name], steps.length),
  ) as [number[], number[], number[], number[]]
  const last = Number(cells['support'])
  // A share is a quotient of two counts, so that dividing by it finds the other.
  const counts = [last]
  for (const share of shares.toReversed()) counts.unshift(Math.round((counts[0] ?? last) / share))
  return {
    customers: Math.round(last / Number(cells['share'])),
    steps: steps.map((step, at) => ({
      step,
      customers: counts[at] ?? Number.NaN,
      droppedOff: at === steps.length - 1 ? 0 : (counts[at] ?? 0) - (counts[at + 1] ?? 0),
      q25: q25[at - 1] ?? Number.NaN,
      median: median[at - 1] ?? Number.NaN,
      q75: q75[at - 1] ?? Number.NaN,
    })),
    total: { q25: Number.NaN, median: Number.NaN, q75: Number.NaN },
  }
}
