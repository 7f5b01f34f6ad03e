import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

export const hypothesisFaults = faultsOf('hypotheses', {
  fewRows: {
    code: 'value-invalid',
    says: ({ count, least }: { count: number; least: number }) =>
      `There are only ${count.toLocaleString('en')} rows with a value to be explained; at least ${least} are needed, half to search and half to confirm. Take more data, or look at the conditions under Data.`,
  },
  fewUnits: {
    code: 'value-invalid',
    says: ({ count, least }: { count: number; least: number }) =>
      `The rows belong to only ${count.toLocaleString('en')} of the chosen unit; at least ${least} are needed, since whole units are searched or confirm. Choose another column for what rows belong to, or none.`,
  },
  nothingExplains: {
    code: 'value-invalid',
    says: 'No column is left that could explain it: the others are always the same or copies of what is to be explained. Choose the columns yourself, or prepare some.',
  },
  notOnSpark: {
    code: 'value-invalid',
    says: 'On Spark each set of columns is looked at that explains a number or a yes and no. Subgroups, groups to be explained and sets that are bred stay in the browser: ask for sets, and let the way be chosen.',
  },
  tooManySets: {
    code: 'value-invalid',
    says: ({ count }: { count: string }) =>
      `To look at each of ${count} sets would take hours. Take fewer columns together, or let the way be chosen.`,
  },
})

export const hypothesisReasons = sentencesOf('hypothesisReasons', {
  exact: ({ count }: { count: number }) => `Each of ${count.toLocaleString('en')} sets was looked at.`,
  searched: ({ count, possible }: { count: number; possible: number }) =>
    `There are ${possible.toLocaleString('en')} sets; ${count.toLocaleString('en')} of them were looked at, those bred from the best.`,
  allSubgroups: ({ count }: { count: number }) =>
    `Each of ${count.toLocaleString('en')} subgroups was looked at, or is part of one in which none could be better.`,
  subgroups: ({ count }: { count: number }) =>
    `${count.toLocaleString('en')} subgroups were looked at: each condition, and what the best grow into.`,
})
