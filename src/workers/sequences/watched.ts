import type { BasketTable } from '../table/basket-table'
import { journeySpan } from './span'
import type { Travellers, Watched } from './types'

/** Whether a customer who does not come again after a moment was watched long enough to be lost. */
export function watchedFrom(
  table: BasketTable,
  { within, to = Number.POSITIVE_INFINITY }: Travellers & Watched,
): (moment: number) => boolean {
  if (within === undefined) return () => true
  const end = Math.min(to, journeySpan(table)?.to ?? Number.NEGATIVE_INFINITY)
  return (moment) => moment + within <= end
}
