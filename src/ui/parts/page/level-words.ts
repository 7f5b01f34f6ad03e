import { words } from '../../base/language'

export const levelWords = words('levels', {
  level: 'Level',
  items: 'Items',
  mixed: 'Mixed',
  together: 'Which stand together. Nothing is found of an item with what it belongs to.',
  /** `product_type` as people would write it. */
  column: (name: string) => name.replace(/[_.]+/g, ' ').trim() || name,
})
