import type { TableShape } from './shape'

/** Items by basket with the sum of their values; `perUnit` multiplies by the quantity. */
export const priced: TableShape<{ shape: 'priced'; perUnit: boolean }> = {
  row: 'basket',
  roles: ({ perUnit }) => ['basket', 'item', 'group', 'value', 'time', ...(perUnit ? (['quantity'] as const) : [])],
  withinReach: (want, { quantity }) => ({ ...want, perUnit: want.perUnit && quantity !== undefined }),
}
