import type { TableShape } from './shape'

interface RatingsWant {
  shape: 'ratings'
  byGroup: boolean
  /** Beside each item when the customer first took it. */
  timed: boolean
  /** Column of what kind each item is. */
  kinds?: string | undefined
  /** Where it matters how histories are made of visits. */
  visits?: VisitsWant | undefined
}

/** A visit is a basket; where none is mapped, what was taken on one day, or at one time where no clock is known. */
export interface VisitsWant {
  /** An item weighs the sum of its values, or as many visits as it came with. */
  weigh: 'values' | 'visits'
  /** Which of its times stands beside an item. */
  when: 'first' | 'last'
  /**
   * What is set apart from a history: entries of their own at the time Infinity. `visit`: the newest with anything new,
   * and all since; `after`: all from `after` on.
   */
  apart?: 'visit' | 'after' | undefined
  /** That newest visit is left out altogether, and the one before it set apart: who judges by the newest has not seen this. */
  earlier?: boolean | undefined
  /** What a customer had before is set apart as well: then the newest visit is that, with or without anything new. */
  seen?: boolean | undefined
  /** A date, a number, or a text that sorts. */
  after?: string | undefined
}

/** Items by customer with the sum of their values, 1 where no value is mapped. */
export const ratings: TableShape<RatingsWant> = {
  row: 'customer',
  roles: ({ byGroup, timed, visits }) => [
    'customer',
    'item',
    'value',
    ...(timed ? (['time'] as const) : []),
    ...(visits ? (['basket'] as const) : []),
    ...(byGroup ? (['group'] as const) : []),
  ],
  withinReach: (want, { group, time }) => ({
    ...want,
    byGroup: want.byGroup && group !== undefined,
    timed: want.timed && time !== undefined,
  }),
}
