import { words } from '../base/language'

/** What is worth knowing of a shop, said in sentences. */
export const shopWords = words('shop', {
  title: 'Five things worth knowing',
  of: (file: string) => `of ${file}`,
  emptyTitle: 'Nothing to look at yet',
  empty: 'Open a file, and here stands what is worth knowing of the shop it comes from.',
  open: 'Open files…',
  looking: 'Looking…',
  tooLarge: 'This file is too large to be looked through on opening.',
  look: 'Look through it',
  beware: (lines: string) =>
    `${lines} lines look like returns, fees or notes. They are left out on this page; everywhere else they count.`,
  toData: 'Decide on them',
  pair: {
    title: 'The strongest pair',
    says: (a: string, b: string, times: string, baskets: string, of: string) =>
      `${a} and ${b} are bought together ${times} times as often as chance would have it: in ${baskets} of ${of} baskets.`,
    seen: 'together',
    chance: 'by chance',
    go: 'All rules with them',
  },
  group: {
    title: (group: string) => `The most unlike ${group}`,
    says: (group: string, item: string, here: string, elsewhere: string) =>
      `${group} differs most from all others. It is known by ${item}: in ${here} of its baskets, against ${elsewhere} elsewhere.`,
    here: 'here',
    elsewhere: 'elsewhere',
    go: 'Its rules',
  },
  bundle: {
    title: 'The bundle that earns',
    says: (a: string, b: string, earned: string, receipts: string, times: string) =>
      `${a} with ${b} brought ${earned} on ${receipts} receipts, ${times} times as many as by chance.`,
    seen: 'receipts',
    chance: 'by chance',
    go: 'All bundles with them',
  },
  lost: {
    title: 'Customers about to be lost',
    says: (customers: string, regulars: string, usual: string, away: string) =>
      `${customers} of ${regulars} regulars stay away longer than ever before: they came every ${usual} days, and have not for ${away}.`,
    usual: 'usual pause',
    away: 'away now',
    days: (days: string) => `${days} days`,
    who: (customer: string, visits: string, away: string) => `${customer}: ${visits} visits, away for ${away} days`,
    go: 'How customers travel',
  },
  way: {
    title: 'What to recommend, and how',
    says: {
      alike: (alike: string, popular: string, customers: string, suggestions: string) =>
        `What others with the same taste bought is the better advice: ${suggestions} suggestions meet the next visit of ${alike} of ${customers} customers, the best-sellers of ${popular}.`,
      popular: (alike: string, popular: string, customers: string, suggestions: string) =>
        `The best-sellers are the better advice: ${suggestions} of them meet the next visit of ${popular} of ${customers} customers, what others with the same taste bought of ${alike}.`,
      tie: (alike: string, popular: string, customers: string, suggestions: string) =>
        `Two simple ways do equally well: ${suggestions} suggestions by taste meet the next visit of ${alike} of ${customers} customers, the best-sellers of ${popular}.`,
    },
    alike: 'by taste',
    popular: 'best-sellers',
    go: 'Make the lists',
  },
  nothing: {
    unmapped: (columns: string) => `Needs ${columns}: say which columns they are.`,
    few: 'There is too little in this file to be sure of anything here.',
    chance: 'Nothing here goes beyond chance.',
  },
  map: 'To the columns',
})
