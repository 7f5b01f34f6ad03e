import { formatCount, formatGroup, formatNumber, formatPercent } from '../../base/format'
import { words } from '../../base/language'
import { type SentencePart, strong } from '../../base/sentence-parts'

const counted = (count: number, one: string, more: string) => `${formatCount(count)} ${count === 1 ? one : more}`

interface ItemFacts {
  item: string
  customers: number
  /** Customers of the model, and its group; undefined where it is about all. */
  all: number
  group: string | null | undefined
  lists: number
  popular: number
}

function sentence({ item, customers, all, group, lists, popular }: ItemFacts): SentencePart[] {
  const where = group === undefined ? '' : ` of ${formatGroup(group)}`
  const have: SentencePart[] = [
    strong(counted(customers, 'customer', 'customers')),
    `${where} (${formatPercent(customers / all)}) ${customers === 1 ? 'has' : 'have'} `,
    strong(item),
    '. ',
  ]
  if (lists === 0) return [...have, 'It is recommended to ', strong('nobody'), '.']
  const merely = popular === 0 ? [] : [`, to ${formatCount(popular)} of them only because it is popular`]
  return [
    ...have,
    'It is recommended to ',
    strong(formatCount(lists)),
    ...(customers === 0 ? [] : [`, ${formatNumber(lists / customers, 2)} for each who has it`]),
    ...merely,
    '.',
  ]
}

/** Words of the items of a model. */
export const itemsWords = words('recommendItems', {
  sentence,
  search: 'Find an item',
  model: (word: string) => `Items of which ${word}`,
  found: (count: number, all: number) =>
    count === all ? counted(all, 'item', 'items') : `${formatCount(count)} of ${counted(all, 'item', 'items')}`,
  note: 'The bar is how many customers get the item recommended, the mark how many have it. Times: lists for each customer who has it. Far above the others: the model pushes it; near none: it sells without being recommended.',
  caption: 'Items of the model',
  item: 'item',
  lists: 'recommended to',
  customers: 'have it',
  bias: 'times',
  /** Models of other data may know items that nobody here has. */
  timesOf: (lists: number, customers: number) => (customers === 0 ? '–' : `${formatNumber(lists / customers, 2)}×`),
  empty: 'This model knows no item: no customer of it has one with a value above zero.',
  none: 'No item of that name. Part of a name is enough.',
  more: (count: number) => `Show ${formatCount(count)} more`,
  back: 'All items',
  open: 'Open the item',
  alike: 'What is like it',
  audience: 'Recommended most to',
  customer: 'customer',
  score: 'score',
  nobody: 'Nobody is recommended it for what they have.',
  everybodyHas: 'Everybody has it already.',
  audienceNote: 'By score: 1 is as sure as an item they have. Press a customer to see why.',
})
