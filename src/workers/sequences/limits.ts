import type { BasketTable } from '../table/basket-table'
import { idsOf } from '../table/labels'
import { journeyFaults } from './sentences'
import type { FunnelQuery, PathLimits, PathStep, Travellers, Watched } from './types'

/** A step in ids; `items` is null where no customer has one of them. */
export interface Step {
  items: Uint32Array | null
  without: Uint32Array
}

/** What may lie between the steps of a match, at most and at least; infinite and nothing where nothing is said. */
export interface Limits {
  gapSteps: number
  gapTime: number
  leastSteps: number
  leastTime: number
  span: number
}

export interface Path {
  steps: Step[]
  limits: Limits
}

type Labelled = Pick<BasketTable, 'itemLabels' | 'clock'>

/** Times that are but an order say nothing about hours or dates. */
export function requireClock({ clock }: Labelled, query: Travellers & PathLimits & Watched): void {
  const asked = [query.within, query.from, query.to, query.maxGapTime, query.minGapTime, query.maxSpan]
  if (clock || asked.every((value) => value === undefined)) return
  throw journeyFaults.noClock()
}

export function limitsOf({ maxGapSteps, maxGapTime, minGapSteps, minGapTime, maxSpan }: PathLimits): Limits {
  const open = Number.POSITIVE_INFINITY
  return {
    gapSteps: maxGapSteps ?? open,
    gapTime: maxGapTime ?? open,
    leastSteps: minGapSteps ?? 1,
    leastTime: minGapTime ?? 0,
    span: maxSpan ?? open,
  }
}

export function stepOf({ item, also = [], without = [] }: PathStep, { itemLabels }: Labelled): Step {
  const labels = new Set([item, ...also])
  const items = idsOf([...labels], itemLabels)
  return { items: items.length === labels.size ? items : null, without: idsOf(without, itemLabels) }
}

export function pathOf(query: Pick<FunnelQuery, 'steps'> & PathLimits, table: Labelled): Path {
  return { steps: query.steps.map((step) => stepOf(step, table)), limits: limitsOf(query) }
}

export function isOpen({ gapSteps, gapTime, span, leastSteps, leastTime }: Limits): boolean {
  return [gapSteps, gapTime, span].every((most) => most === Infinity) && !hasLeast({ leastSteps, leastTime })
}

/** Is a step to lie some way off the one before it? */
export function hasLeast({ leastSteps, leastTime }: Pick<Limits, 'leastSteps' | 'leastTime'>): boolean {
  return leastSteps > 1 || leastTime > 0
}

/** Any later event will do as the next step: the earliest match is then the best for every step at once. */
export function isFree({ steps, limits }: Path): boolean {
  return isOpen(limits) && steps.every(({ without }) => without.length === 0)
}
