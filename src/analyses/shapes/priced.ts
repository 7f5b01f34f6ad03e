import type { TableShape } from './shape'

/**
 * Items by basket with the sum of their values; `perUnit` multiplies by the quantity. `of`: what customers paid, where
 * that is not what was earned. `more`: price or cost tell as well.
 */
export interface PricedWant {
  shape: 'priced'
  perUnit: boolean
  of?: 'paid'
  more?: true
}

export const priced: TableShape<PricedWant> = {
  row: 'basket',
  roles: ({ perUnit, more }) => [
    ...(['basket', 'item', 'group', 'value', 'time'] as const),
    ...(perUnit || more ? (['quantity'] as const) : []),
    ...(more ? (['price', 'cost'] as const) : []),
  ],
  withinReach({ shape, perUnit, of }, roles) {
    const more = roles.price !== undefined || roles.cost !== undefined
    return {
      shape,
      perUnit: perUnit && roles.quantity !== undefined,
      ...(more && of ? { of } : {}),
      ...(more ? { more } : {}),
    }
  },
}
