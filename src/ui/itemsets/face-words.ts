import { words } from '../base/language'

/** Words of itemsets where their view is not. */
export const faceWords = words('itemsetsFace', {
  nav: 'Itemsets',
  title: 'Often together',
  hint: (group: string | null) =>
    group === null ? 'Which items meet in many baskets?' : `Which items meet in many baskets of one ${group}?`,
  one: 'itemset',
  many: 'itemsets',
  holders: 'baskets',
  question: 'Which sets keep coming up?',
  about: 'An itemset is a group of items that often share a basket. Set how often is often and run.',
  none: 'No set of items is that frequent. Ask for less:',
})
