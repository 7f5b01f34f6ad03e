import type { TableShape } from './shape'

/**
 * Distinct items by basket, and beside each of them whose basket it is and the how manieth of theirs, where a customer is
 * mapped and lines are lines.
 */
export const shopping: TableShape<{ shape: 'shopping' }> = {
  row: 'basket',
  roles: () => ['basket', 'item', 'group', 'customer', 'time'],
  withinReach: (want) => want,
}

/** Of a customer more baskets than this are one. */
export const MOST_VISITS = 2 ** 20

/** In place of a visit where nobody knows whose basket it was. */
export const NO_VISIT = -1

/** One number for a visit: customer, number of the visit, and whether its time is known, so that visits have an order. */
export const visitNumber = (customer: number, visit: number, timed: boolean): number =>
  (customer * MOST_VISITS + Math.min(visit, MOST_VISITS - 1)) * 2 + Number(timed)

export const customerOf = (visit: number): number => Math.floor(visit / (2 * MOST_VISITS))
