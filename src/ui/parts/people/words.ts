import type { Whose } from '../../../workers/people/types'
import { formatCount } from '../../base/format'
import { words } from '../../base/language'

const nouns: Record<Whose, readonly [one: string, many: string]> = {
  customers: ['customer', 'customers'],
  receipts: ['receipt', 'receipts'],
}

const counted = (count: number, whose: Whose) => `${formatCount(count)} ${nouns[whose][count === 1 ? 0 : 1]}`

/** Words of the people and receipts behind a number, and of sets of them. */
export const peopleWords = words('people', {
  counted,
  all: (count: number, whose: Whose) =>
    count === 1 ? `The only ${nouns[whose][0]}` : `All ${formatCount(count)} ${nouns[whose][1]}`,
  counting: 'Counting',
  nobody: 'Nobody',
  keep: 'Keep',
  keeping: 'Keeping',
  keptAs: (name: string) => `Kept as “${name}”`,
  kept: (what: string) => `${what} kept. The list of what is kept stands on the Data page.`,
  only: { customers: 'What do they buy?', receipts: 'Only these receipts' },
  without: { customers: 'Everyone but them', receipts: 'All but these' },
  compare: 'Compare with the rest',
  compareInPlace: (group: string) => `Compare with the rest, in place of ${group}`,

  setsTitle: 'Kept customers and receipts',
  setsHint: 'Each is a condition in any question, and a group to compare. They are kept until this page is closed.',
  name: 'Name',
  remove: (name: string) => `Remove ${name}`,
  inUse: 'The question is about them',
  compared: 'Compared with the rest',
  from: (what: string) => `From ${what}`,

  andMore: (first: string, more: number) => `${first} and ${formatCount(more)} more`,
  askedOf: (name: string) => `Only “${name}”`,
  askedWithout: (name: string) => `Without “${name}”`,
  askedBeside: (name: string) => `“${name}” beside the rest`,
  everybody: 'Ask of everybody',
  again: 'Make the set again',
  makingAgain: 'Making it again',

  buyers: {
    title: (item: string) => `Who buys ${item}`,
    ofReceipts: 'Customers of these receipts',
    show: 'See the list',
    close: 'Close',
    receipts: 'receipts',
    receiptsMeans: 'Receipts of this customer that hold it.',
    last: 'last',
    lastMeans: 'When the last of these receipts was.',
    money: 'money',
    moneyMeans: 'What it brought on these receipts.',
  },

  part: 'Which',
  parts: {
    without: (item: string, other: string) => `With ${item}, without ${other}`,
    both: 'With both',
    never: (item: string, other: string) => `Bought ${item}, never ${other}`,
    everBoth: 'Bought both, at some time',
  },
  pairTitle: 'Take them along',
  shownLists: 'Customers',
  ofLists: 'Customers of the lists shown',
  audience: (item: string) => `Recommended ${item}`,
  buyersOf: (what: string) => `Buyers: ${what}`,
  holding: (what: string) => `With ${what}`,
})
