import type { TableShape } from './shape'

interface RatingsWant {
  shape: 'ratings'
  byGroup: boolean
  /** Beside each item when the customer first took it. */
  timed: boolean
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
   * What is set apart from a history: an entry of its own at the time Infinity. `new`: the newest visit with anything
   * the customer did not have, and all since; `any`: the newest visit; `after`: all from `after` on.
   */
  apart?: 'new' | 'any' | 'after' | undefined
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
