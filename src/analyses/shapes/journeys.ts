import type { TableShape } from './shape'

/** What makes one visit of a customer's lines: a basket, a moment or a day. */
export const VISITS = ['basket', 'time', 'day'] as const
export type VisitBy = (typeof VISITS)[number]

interface JourneysWant {
  shape: 'journeys'
  byGroup: boolean
  /** Absent: every line is an event of its own. */
  visits?: VisitBy
}

/** Events by customer in order of time; with `byGroup` a customer is (group, customer), else groups are not looked at. */
export const journeys: TableShape<JourneysWant> = {
  row: 'customer',
  roles: ({ byGroup, visits }) => [
    'customer',
    'item',
    'time',
    ...(visits === 'basket' ? (['basket'] as const) : []),
    // Receipt numbers repeat across groups.
    ...(byGroup || visits === 'basket' ? (['group'] as const) : []),
  ],
  withinReach: (want, { group }) => ({ ...want, byGroup: want.byGroup && group !== undefined }),
}
