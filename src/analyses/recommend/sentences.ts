import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

export const recommendFaults = faultsOf('recommend', {
  modelClosed: {
    code: 'no-data',
    says: 'The model of this analysis is not open. Open its file, or train a model anew.',
  },
  noTimes: {
    code: 'value-invalid',
    says: 'What was bought lately is not known without times. Map a column that holds times, or count all that was ever bought.',
  },
})

export const recommendReasons = sentencesOf('recommendReasons', {
  given: 'Customers were scored with a model that was trained before.',
  exact: ({ factors, alpha, lambda }: { factors: number; alpha: number; lambda: number }) =>
    `${factors} factors of every customer and item, α ${alpha}, λ ${lambda}, solved exactly in each iteration.`,
  near: ({ factors, alpha, lambda, steps }: { factors: number; alpha: number; lambda: number; steps: number }) =>
    `${factors} factors of every customer and item, α ${alpha}, λ ${lambda}, brought near by ${steps} steps of conjugate gradient in each iteration.`,
  bpr: ({ factors }: { factors: number }) =>
    `${factors} factors of every customer and item, learned by putting what a customer has before what they do not.`,
  similar: ({ neighbours }: { neighbours: number }) =>
    `Items whose customers are those of what a customer has, by cosine; each knows of the ${neighbours} most alike.`,
  ease: ({ ridge }: { ridge: number }) =>
    `What every item says of every other, solved in closed form (EASE, λ ${ridge}).`,
  popular: 'What most customers have.',
  lately: ({ days }: { days: number }) =>
    `What most customers bought in the last ${days} ${days === 1 ? 'day' : 'days'} of the data.`,
  again: 'What customers had before, by how often and how recently.',
})
