import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

export const recommendFaults = faultsOf('recommend', {
  modelClosed: {
    code: 'no-data',
    says: 'The model of this analysis is not open. Open its file, or train a model anew.',
  },
})

export const recommendReasons = sentencesOf('recommendReasons', {
  given: 'Customers were scored with a model that was trained before.',
  exact: ({ factors }: { factors: number }) =>
    `${factors} factors of every customer and item, solved exactly in each iteration.`,
  near: ({ factors, steps }: { factors: number; steps: number }) =>
    `${factors} factors of every customer and item, brought near by ${steps} steps of conjugate gradient in each iteration.`,
})
