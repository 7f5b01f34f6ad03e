import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import type { Asset } from '../asset'
import { alpha, items, onePer, positiveInteger, regularization, ridge, WAYS, WEIGHTS } from '../parameters'
import { recommendFaults } from './sentences'

const parameters = z.strictObject({
  kind: z.literal('recommend'),
  factors: z._default(z.int().check(z.gte(1), z.lte(256)), 64),
  iterations: z._default(z.int().check(z.gte(1), z.lte(1000)), 15),
  regularization: z._default(regularization, 0.01),
  alpha: z._default(alpha, 40),
  solver: z._default(z.enum(['cg', 'cholesky']), 'cg'),
  cgSteps: z._default(z.int().check(z.gte(1), z.lte(100)), 3),
  seed: z._default(z.int().check(z.gte(0)), 42),
  k: z._default(positiveInteger, 10),
  excludeSeen: z._default(z.boolean(), true),
  fallback: z._default(z.enum(['popular', 'none']), 'popular'),
  perGroup: z._default(z.boolean(), false),
  /** Share of the pairs to judge every iteration by: training ends when these are no longer told better. */
  stopEarly: z.optional(z.number().check(z.gt(0), z.lte(0.5))),
  /** What recommends. Absent: a model of tastes (ALS), as before there were others. */
  method: z.optional(z.enum(WAYS)),
  /** Of `similar`: so many items most alike each item knows of. */
  neighbours: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  /** λ of `ease`. */
  ridge: z.optional(ridge),
  /** Of `popular`: what was bought in so many days before the last of the data; absent: ever. */
  window: z.optional(z.number().check(z.gt(0))),
  /** What says how much a customer likes an item: the sum of its values, or how many visits it came with. */
  weights: z.optional(z.enum(WEIGHTS)),
  /** Rules of the shop: items nobody is recommended, the only ones that may be, and those that head every list. */
  never: z.optional(items),
  only: z.optional(items),
  always: z.optional(items),
  /** Column of what kind an item is, such as its category: no list holds two of one. */
  onePer: z.optional(onePer),
  /** Where each group has a model: groups with fewer customers take one of all groups together. */
  leastCustomers: z.optional(positiveInteger),
  /** Id of a model that was opened: customers are scored with it, and nothing is trained. */
  model: z.optional(z.string().check(z.minLength(1))),
})

export type RecommendParameters = z.infer<typeof parameters>

/** A model that has been trained, and the parameters it was trained with. */
export interface TrainedModel extends Asset {
  kind: 'recommend'
  parameters: Omit<RecommendParameters, 'kind' | 'model'>
  /** Columns of the data it was trained on. */
  columns: { customer: string; item: string; group?: string | undefined; value?: string | undefined }
}

/** What lists are like, whatever they come from. */
const LISTS = ['k', 'excludeSeen', 'fallback', 'never', 'only', 'always', 'onePer'] as const

/** Recommendations from a model: what concerns training and groups is as it was, lists are as they are asked for. */
export function scoredWith(
  { k, excludeSeen, fallback, never, only, always, onePer }: Pick<RecommendParameters, (typeof LISTS)[number]>,
  { id, parameters }: Pick<TrainedModel, 'id' | 'parameters'>,
): RecommendParameters {
  const { never: _, only: __, always: ___, onePer: ____, ...trained } = parameters
  const rules = Object.fromEntries(
    Object.entries({ never, only, always, onePer }).filter(([, rule]) => rule !== undefined),
  )
  return { ...trained, ...rules, kind: 'recommend', k, excludeSeen, fallback, model: id }
}

export const isTrained = (asset: Asset | undefined): asset is TrainedModel => asset?.kind === 'recommend'

export const recommend: AnalysisDefinition<RecommendParameters> = {
  kind: 'recommend',
  parameters,
  roles: { required: ['customer', 'item'], optional: ['value', 'time', 'basket', 'group'] },
  table({ perGroup, method, window, weights = 'values', onePer }) {
    const timed = method === 'again' || (method === 'popular' && window !== undefined)
    // Visits are told apart by their day where no basket is mapped.
    const visits = timed || weights === 'visits' ? ({ weigh: weights, when: 'last' } as const) : undefined
    return {
      shape: 'ratings',
      byGroup: perGroup,
      timed: visits !== undefined,
      ...(visits && { visits }),
      ...(onePer !== undefined && { kinds: onePer }),
    }
  },
  columns: [
    { name: 'recommended_items', type: 'list' },
    { name: 'scores', type: 'numbers' },
    { name: 'source', type: 'utf8' },
  ],
  primary: () => 'customer',
  settle(parameters, find) {
    if (parameters.model === undefined) return parameters
    const model = find(parameters.model)
    if (isTrained(model)) return scoredWith(parameters, model)
    throw recommendFaults.modelClosed(`model ${parameters.model}`)
  },
  rows: 'customers',
  // What is no training is over at once, or is nothing before its end.
  stops: ({ method = 'als', model }) => model === undefined && (method === 'als' || method === 'bpr'),
  steps: { pairs: [0, 0.05], train: [0.05, 0.8], alike: [0.05, 0.8], top: [0.8, 1], liking: [0.8, 1] },
  spark: async () => (await import('./spark')).spark,
}
