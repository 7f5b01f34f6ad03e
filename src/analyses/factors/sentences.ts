import { faultsOf } from '../../recipe/faults'

export const easeFaults = faultsOf('ease', {
  tooManyItems: {
    code: 'value-invalid',
    says: ({ items, most }: { items: number; most: number }) =>
      `EASE weighs every item against every other, which is possible up to ${most.toLocaleString('en')} items; here are ${items.toLocaleString('en')}. Take “similar items” instead, leave rare items out with a filter, or map a coarser column as the item, such as a category.`,
  },
})
