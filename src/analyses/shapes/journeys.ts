import type { TableShape } from './shape'

/** Events by customer in order of time; with `byGroup` a customer is (group, customer), else groups are not looked at. */
export const journeys: TableShape<{ shape: 'journeys'; byGroup: boolean }> = {
  row: 'customer',
  roles: ({ byGroup }) => ['customer', 'item', 'time', ...(byGroup ? (['group'] as const) : [])],
  withinReach: (want, { group }) => ({ ...want, byGroup: want.byGroup && group !== undefined }),
}
