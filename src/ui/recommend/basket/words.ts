import { formatCount, formatGroup, formatList } from '../../base/format'
import { words } from '../../base/language'
import { type SentencePart, strong } from '../../base/sentence-parts'

const counted = (count: number) => `${formatCount(count)} ${count === 1 ? 'item' : 'items'}`
const inGroup = (group: string | null | undefined) => (group === undefined ? '' : ` in ${formatGroup(group)}`)

interface BasketFacts {
  /** undefined: the model is about all groups. */
  group: string | null | undefined
  typed: number
  /** Those that the model knows and that are there at all. */
  known: number
  personal: boolean
  fallback: 'popular' | 'none'
  first: { item: string; why: readonly string[] } | undefined
}

function sentence({ group, typed, known, personal, fallback, first }: BasketFacts): SentencePart[] {
  const nothing =
    typed === 0
      ? 'The basket is empty'
      : known === 0
        ? 'The model knows nothing of what is in this basket'
        : 'All amounts in this basket are zero'
  if (!personal && fallback === 'none') {
    return [nothing, ', and the recipe asks for ', strong('nothing'), ' where there is no history.']
  }
  if (!personal) return [nothing, ', so this is ', strong(`what most customers have${inGroup(group)}`), '.']
  const who: SentencePart[] = [
    `A customer${group === undefined ? '' : ` of ${formatGroup(group)}`} with `,
    strong(counted(known)),
  ]
  if (!first) return [...who, ' has everything: nothing is left to recommend.']
  const because = first.why.length === 0 ? [] : [', because of ', strong(formatList(first.why))]
  return [...who, ' is recommended ', strong(first.item), ' first', ...because, '.']
}

/** Words of trying out a basket. */
export const basketWords = words('recommendBasket', {
  sentence,
  add: 'Add an item',
  placeholder: 'Type an item, or paste a list',
  hint: 'Enter adds the first that fits, Backspace takes the last one away. A pasted list may be one item a line, or with commas; “3 x milk” is three of one.',
  hintPlain:
    'Enter adds the first that fits, Backspace takes the last one away. A pasted list may be one item a line, or with commas.',
  remove: (item: string) => `Remove ${item}`,
  amountOf: (item: string) => `Amount of ${item}`,
  amounts: (column: string) => `Amounts stand for “${column}”, which the model was trained with.`,
  empty: 'Empty the basket',
  copy: 'Copy as text',
  copied: 'Basket and recommendations are on the clipboard.',
  held: (customers: number) => `${formatCount(customers)} have it`,
  unknown: (count: number) => `${counted(count)} the model does not know`,
  unknownNote: 'Nobody in the data has them, so they say nothing about taste.',
  take: (item: string) => `Take ${item}`,
  takeAll: (count: number) => `Take all ${formatCount(count)} names`,
  removeUnknown: 'Remove all of them',
  moreUnknown: (count: number) => `and ${formatCount(count)} more`,
  cut: (taken: number, all: number) => `The first ${formatCount(taken)} of ${formatCount(all)} items were taken.`,
  addToBasket: (item: string) => `Add ${item} to the basket`,
  model: (word: string) => `As a customer of which ${word}`,
  customers: (count: number) => `${formatCount(count)} ${count === 1 ? 'customer' : 'customers'}`,
  text: {
    basket: 'Basket',
    personal: 'Recommended',
    popular: 'Popular',
    because: (why: string) => `because of ${why}`,
  },
})
