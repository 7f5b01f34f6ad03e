import { words } from '../base/language'

/** Words of comparisons where their view is not. */
export const faceWords = words('judgeFace', {
  nav: 'Judge',
  title: 'Put to the test',
  hint: (group: string | null) =>
    group === null
      ? 'Which model tells best what customers take next?'
      : `Which model tells best what customers take next, one for each ${group}?`,
  one: 'way',
  many: 'ways to recommend',
  holders: 'customers',
  question: 'Would it have been right?',
  about:
    'The newest visit of every customer is hidden, all ways learn from the rest, and each is asked what these customers take next. Say what to hold against each other and run.',
  none: 'No customer has more items than are hidden, so nothing is left to learn from. Hide fewer, or look under Data whether the right columns hold the customers and the values: only values above zero count.',
  verbs: {
    go: 'Put models to the test',
    running: 'Putting models to the test',
    working: 'Training and asking',
    took: 'training',
    results: 'comparisons',
    nothing: 'Nobody to judge by',
  },
  judgeThese: 'Judge these settings',
  hidden: (items: number, split: 'last' | 'random' | undefined) =>
    `${items}${split === undefined ? '' : split === 'last' ? ' newest' : ' random'} ${items === 1 ? 'item' : 'items'} of each customer hidden`,
  hides: { visit: 'newest visit of each customer hidden', after: 'all after a date hidden' },
  tried: (factors: string) => `tastes of ${factors} traits`,
  models: (count: number, rounds: number) => `${count === 1 ? '1 model' : `${count} models`}, ${rounds} rounds`,
})
