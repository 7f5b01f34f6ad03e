import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import {
  alpha,
  onePer,
  positiveInteger,
  RIDGE,
  regularization,
  ridge,
  WAYS,
  type WayName,
  WEIGHTS,
} from '../parameters'

/** Ways to recommend that are held against each other. */
export const JUDGED = ['als', 'item-knn', 'popular', 'ease', 'bpr', 'again'] as const

/** A search trains so many models at most. */
export const MOST_MODELS = 100

const several = (value: z.ZodMiniNumber<number>, first: number) =>
  z._default(z.array(value).check(z.minLength(1), z.maxLength(16)), [first])

type Search = Record<'factors' | 'regularization' | 'alpha', readonly number[]>

/** Every combination of the values is a model. */
export const modelsOf = ({
  factors,
  regularization,
  alpha,
  methods,
}: Search & { methods?: readonly WayName[] | undefined }) =>
  methods?.includes('als') === false ? 0 : factors.length * regularization.length * alpha.length

const parameters = z
  .strictObject({
    kind: z.literal('judge'),
    /**
     * What is hidden from the models: items one by one, each customer's newest visit with anything new (and all since),
     * or everything `after` a date. Of the last two `holdOut` items are asked for, at most and by lot.
     */
    hide: z.optional(z.enum(['item', 'visit', 'after'])),
    /** A date (2011-10-31), or a number or text as the column of times has them. */
    after: z.optional(z.string().check(z.minLength(1))),
    /** What says how much a customer likes an item: the sum of its values, or how many visits it came with. */
    weights: z.optional(z.enum(WEIGHTS)),
    /** Which ways are held against each other. Absent: models, similar items, and the most popular. */
    methods: z.optional(z.array(z.enum(WAYS)).check(z.minLength(1), z.maxLength(WAYS.length))),
    /** Whether what customers had before is asked for as well, where visits are hidden: will they buy it again? */
    seen: z.optional(z.boolean()),
    /** As in recommendations: column of what kind an item is, and no list holds two of one. */
    onePer: z.optional(onePer),
    ridge: z._default(ridge, RIDGE),
    /** Which items of a customer are kept from the models: the newest or any. Left open: the newest where times are known. */
    split: z.optional(z.enum(['last', 'random'])),
    /** So many of each customer who has more. */
    holdOut: z._default(z.int().check(z.gte(1), z.lte(100)), 1),
    k: z._default(positiveInteger, 10),
    factors: several(z.int().check(z.gte(1), z.lte(256)), 64),
    regularization: several(regularization, 0.01),
    alpha: several(alpha, 40),
    iterations: z._default(z.int().check(z.gte(1), z.lte(1000)), 15),
    solver: z._default(z.enum(['cg', 'cholesky']), 'cg'),
    cgSteps: z._default(z.int().check(z.gte(1), z.lte(100)), 3),
    seed: z._default(z.int().check(z.gte(0)), 42),
    /** Items most alike that each item knows of in the comparison by likeness of items. */
    neighbours: z._default(z.int().check(z.gte(1), z.lte(1000)), 100),
    perGroup: z._default(z.boolean(), false),
  })
  .check(
    z.refine((search) => modelsOf(search) <= MOST_MODELS, {
      message: `These are more than ${MOST_MODELS} models to train. Take fewer values of factors, regularization or alpha.`,
    }),
    z.refine(({ hide, after }) => (hide === 'after') === (after !== undefined), {
      message: 'Say in “after” from which day on everything is hidden, and that “hide” is “after”.',
    }),
    z.refine(({ methods, seen = false, hide = 'item' }) => (seen ? hide !== 'item' : !methods?.includes('again')), {
      message:
        'Whether something is bought again (“again”) shows where “seen” is true and “hide” is “visit” or “after”.',
    }),
  )

export type JudgeParameters = z.infer<typeof parameters>

const TRAINING = [0.05, 0.8] as const

/** How much of all training is over, of how far a run is in the whole; training models one after the other is one. */
export function trainedShare(whole: number): number {
  const [from, to] = TRAINING
  return Math.min(1, Math.max(0, (whole - from) / (to - from)))
}

/** How well models, and simpler ways, tell what customers take next: one row each. */
export const judge: AnalysisDefinition<JudgeParameters> = {
  kind: 'judge',
  parameters,
  roles: { required: ['customer', 'item'], optional: ['value', 'time', 'basket', 'group'] },
  table({ perGroup, split, hide = 'item', after, weights = 'values', seen = false, onePer }) {
    const table = { shape: 'ratings', byGroup: perGroup, ...(onePer !== undefined && { kinds: onePer }) } as const
    if (hide === 'item') {
      const visits = weights === 'visits' ? ({ weigh: weights, when: 'first' } as const) : undefined
      return { ...table, timed: split !== 'random', ...(visits && { visits }) }
    }
    const apart = { apart: hide, ...(seen && { seen }), ...(after !== undefined && { after }) }
    return { ...table, timed: true, visits: { weigh: weights, when: 'last', ...apart } }
  },
  columns: [
    { name: 'method', type: 'utf8' },
    { name: 'factors', type: 'f64' },
    { name: 'regularization', type: 'f64' },
    { name: 'alpha', type: 'f64' },
    { name: 'hit_rate', type: 'f64' },
    { name: 'hit_rate_low', type: 'f64' },
    { name: 'hit_rate_high', type: 'f64' },
    { name: 'ndcg', type: 'f64' },
    { name: 'map', type: 'f64' },
    { name: 'recall', type: 'f64' },
    { name: 'coverage', type: 'f64' },
    { name: 'novelty', type: 'f64' },
    { name: 'customers', type: 'i32' },
    { name: 'p_value', type: 'f64' },
    { name: 'tied', type: 'bool' },
  ],
  // Recipes that do not say what is hidden keep the order that they had.
  primary: ({ hide }) => (hide === undefined ? 'ndcg' : 'hit_rate'),
  rows: 'comparison',
  steps: { split: [0, 0.05], train: TRAINING, alike: [0.8, 0.9], liking: [0.9, 1] },
  spark: async () => (await import('./spark')).spark,
}
