import type { TableShape } from './shape'

interface RatingsWant {
  shape: 'ratings'
  byGroup: boolean
  /** Beside each item when the customer first took it. */
  timed: boolean
}

/** Items by customer with the sum of their values, 1 where no value is mapped. */
export const ratings: TableShape<RatingsWant> = {
  row: 'customer',
  roles: ({ byGroup, timed }) => [
    'customer',
    'item',
    'value',
    ...(timed ? (['time'] as const) : []),
    ...(byGroup ? (['group'] as const) : []),
  ],
  withinReach: (want, { group, time }) => ({
    ...want,
    byGroup: want.byGroup && group !== undefined,
    timed: want.timed && time !== undefined,
  }),
}
