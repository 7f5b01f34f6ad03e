import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

export const judgeFaults = faultsOf('judge', {
  noTimes: {
    code: 'value-invalid',
    says: 'Which items are a customer’s newest is not known without times. Map a column that holds times, or hide random items instead.',
  },
  noVisits: {
    code: 'value-invalid',
    says: 'Which visit of a customer is the newest is not known without times. Map a column that holds times, or hide items one by one (complete this basket).',
  },
})

export const judgeReasons = sentencesOf('judgeReasons', {
  newest: 'The newest item of each customer was hidden.',
  random: 'A random item of each customer was hidden.',
  visit: ({ items }: { items: number }) =>
    items === 1
      ? 'The newest visit of each customer was hidden whole, and one of its new items asked for.'
      : `The newest visit of each customer was hidden whole, and up to ${items} of its new items asked for.`,
  after: ({ items }: { items: number }) =>
    items === 1
      ? 'Everything after a date was hidden, and one new item of each customer asked for.'
      : `Everything after a date was hidden, and up to ${items} new items of each customer asked for.`,
  withoutEase: ({ items, most }: { items: number; most: number }) =>
    `EASE was left out: it weighs every item against every other, up to ${most.toLocaleString('en')} items, and here are ${items.toLocaleString('en')}.`,
  severalNewest: ({ items }: { items: number }) => `${items} newest items of each customer with more were hidden.`,
  severalRandom: ({ items }: { items: number }) => `${items} random items of each customer with more were hidden.`,
})
