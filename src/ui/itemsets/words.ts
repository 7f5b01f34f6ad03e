import { words } from '../base/language'

/** Words of the itemsets view. */
export const itemsetWords = words('itemsets', {
  panel: {
    length: 'Items in a set',
    more: 'Must contain, must not, method',
    target: 'Which sets',
    targets: {
      all: { label: 'all', hint: 'Every frequent itemset' },
      closed: { label: 'closed', hint: 'No larger set is in the same baskets: nothing is lost' },
      maximal: { label: 'maximal', hint: 'No larger set is frequent: the shortest list' },
    },
  },
  tabs: { label: 'How to look at the sets', grid: 'Grid', compare: 'Compare' },
  columns: { itemsets: 'Items' },
})
