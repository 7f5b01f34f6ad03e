import { words } from '../../base/language'

/** What is offered of an item, wherever its name stands. */
export const itemWords = words('items', {
  about: (item: string) => `What to do with ${item}`,
  which: 'Of which item?',
  items: 'The items, and what to do with each',
  out: 'Leave it out',
  outAgain: 'Leave it out and run again',
  outHint: 'As a condition of the question',
  only: 'Only with it',
  alike: 'What is like it',
  instead: 'What stands in for it',
  with: 'What goes with it',
  again: 'What is bought before and after it',
  buyers: 'Who buys it',
  buyersHint: 'Customers, how often, and when last',
  copy: 'Copy its name',
  copied: 'Name copied',
})
