import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

export const judgeFaults = faultsOf('judge', {
  noTimes: {
    code: 'value-invalid',
    says: 'Which items are a customer’s newest is not known without times. Map a column that holds times, or hide random items instead.',
  },
})

export const judgeReasons = sentencesOf('judgeReasons', {
  newest: 'The newest item of each customer was hidden.',
  random: 'A random item of each customer was hidden.',
  severalNewest: ({ items }: { items: number }) => `${items} newest items of each customer with more were hidden.`,
  severalRandom: ({ items }: { items: number }) => `${items} random items of each customer with more were hidden.`,
})
