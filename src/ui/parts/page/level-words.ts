import { words } from '../../base/language'

export const levelWords = words('levels', {
  level: 'Level',
  items: 'Items',
  /** `product_type` as people would write it. */
  column: (name: string) => name.replace(/[_.]+/g, ' ').trim() || name,
})
