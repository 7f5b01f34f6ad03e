import { formatCount, formatList } from '../base/format'
import { words } from '../base/language'
import { type SentencePart, strong } from '../base/sentence-parts'

interface SetFacts {
  items: readonly string[]
  count: number
  share: string
  /** Null where no groups are told apart. */
  place: string | null
}

const sentence = ({ items, count, share, place }: SetFacts): SentencePart[] => [
  place === null ? '' : `In ${place}, `,
  strong(`${formatCount(count)} ${count === 1 ? 'basket' : 'baskets'}`),
  ` (${share} of all) ${count === 1 ? 'holds' : 'hold'} `,
  strong(formatList(items)),
  items.length > 1 ? ' together.' : '.',
]

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
  sentence,
  byGroup: (word: string) => `By ${word}`,
})
