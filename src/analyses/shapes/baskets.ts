import type { TableShape } from './shape'

/** Distinct items by basket. */
export const baskets: TableShape<{ shape: 'baskets' }> = {
  row: 'basket',
  roles: () => ['basket', 'item', 'group'],
  withinReach: (want) => want,
}
