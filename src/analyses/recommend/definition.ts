import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import type { Asset } from '../asset'
import { alpha, positiveInteger, regularization } from '../parameters'
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

/** Recommendations from a model: what concerns training and groups is as it was, lists are as they are asked for. */
export function scoredWith(
  { k, excludeSeen, fallback }: Pick<RecommendParameters, 'k' | 'excludeSeen' | 'fallback'>,
  { id, parameters }: Pick<TrainedModel, 'id' | 'parameters'>,
): RecommendParameters {
  return { ...parameters, kind: 'recommend', k, excludeSeen, fallback, model: id }
}

export const isTrained = (asset: Asset | undefined): asset is TrainedModel => asset?.kind === 'recommend'

export const recommend: AnalysisDefinition<RecommendParameters> = {
  kind: 'recommend',
  parameters,
  roles: { required: ['customer', 'item'], optional: ['value', 'group'] },
  table: ({ perGroup }) => ({ shape: 'ratings', byGroup: perGroup, timed: false }),
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
  steps: { pairs: [0, 0.05], train: [0.05, 0.8], top: [0.8, 1] },
}
