import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import { journeyFaults } from './sentences'
import type { FunnelQuery, PathLimits, PathStep, Travellers } from './types'

/** A step in ids; `item` is null where no customer has it. */
export interface Step {
  item: number | null
  without: Uint32Array
}

/** What may lie between the steps of a match; infinite where nothing is said. */
export interface Limits {
  gapSteps: number
  gapTime: number
  span: number
}

export interface Path {
  steps: Step[]
  limits: Limits
}

type Labelled = Pick<BasketTable, 'itemLabels' | 'clock'>

/** Times that are but an order say nothing about hours or dates. */
export function requireClock({ clock }: Labelled, query: Travellers & PathLimits): void {
  const asked = [query.from, query.to, query.maxGapTime, query.maxSpan]
  if (clock || asked.every((value) => value === undefined)) return
  throw journeyFaults.noClock()
}

export function limitsOf({ maxGapSteps, maxGapTime, maxSpan }: PathLimits): Limits {
  const open = Number.POSITIVE_INFINITY
  return { gapSteps: maxGapSteps ?? open, gapTime: maxGapTime ?? open, span: maxSpan ?? open }
}

export function stepOf({ item, without = [] }: PathStep, { itemLabels }: Labelled): Step {
  return { item: idsOf([item], itemLabels)[0] ?? null, without: idsOf(without, itemLabels) }
}

export function pathOf(query: Pick<FunnelQuery, 'steps'> & PathLimits, table: Labelled): Path {
  return { steps: query.steps.map((step) => stepOf(step, table)), limits: limitsOf(query) }
}

export function isOpen({ gapSteps, gapTime, span }: Limits): boolean {
  return gapSteps === Infinity && gapTime === Infinity && span === Infinity
}

/** Any later event will do as the next step: the earliest match is then the best for every step at once. */
export function isFree({ steps, limits }: Path): boolean {
  return (
    Object.values(limits).every((limit) => limit === Infinity) && steps.every(({ without }) => without.length === 0)
  )
}
