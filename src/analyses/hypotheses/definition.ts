import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import { positiveInteger } from '../parameters'
import { TARGET_KINDS } from '../shapes/features'

const column = z.string().check(z.minLength(1))
const columns = z.array(column)
const share = z.number().check(z.gte(0), z.lte(1))
const flag = z._default(z.boolean(), false)

export const LANGUAGES = ['sets', 'subgroups'] as const
export type Language = (typeof LANGUAGES)[number]

/** Sets that may be looked at one by one, about five seconds' worth: a count, so that what is found never depends on the machine. */
export const MOST_SETS = 500_000_000

const WEIGHTS = 'Size counts by 0.5 or by 1: take one of them for “coverageWeight”.'

const parameters = z
  .strictObject({
    kind: z.literal('hypotheses'),
    /** The column to be explained; each row without a value in it is left out. Nothing is asked as long as none is named. */
    target: z._default(z.string(), ''),
    /** Left open: a number where it holds numbers, yes or no where it has two values, else groups. */
    targetKind: z._default(z.enum(TARGET_KINDS), 'auto'),
    /** Which value is the yes; all others are a no then. */
    positive: z.optional(z.string()),
    /** Sets of columns that explain together, or groups of rows that differ. */
    language: z._default(z.enum(LANGUAGES), 'sets'),
    /** Column of what rows belong to: a customer, a store. Absent: the customer where one is mapped, else each row is one. */
    unit: z.optional(column),
    /** Units are compared within the values of this column alone. */
    strata: z.optional(column),
    /** These columns alone may explain, whatever speaks against them. */
    features: z.optional(columns),
    exclude: z.optional(columns),
    /** Columns in a set at most. */
    maxFeatures: z._default(z.int().check(z.gte(1), z.lte(20)), 6),
    /** Each set, or a search; left open: each set as long as there are no more than `maxSets`. */
    method: z._default(z.enum(['auto', 'exhaustive', 'genetic']), 'auto'),
    maxSets: z._default(positiveInteger, MOST_SETS),
    seed: z._default(z.int().check(z.gte(0)), 42),
    /** Share of units that take no part in the search and confirm what it finds. */
    confirm: z._default(z.number().check(z.gte(0.1), z.lte(0.9)), 0.5),
    /** So many times the whole search is done again on shuffled targets. */
    permutations: z._default(z.int().check(z.gte(0), z.lte(10_000)), 199),
    /** So many times it is done again on other draws of the same units. */
    stability: z._default(z.int().check(z.gte(0), z.lte(1000)), 100),
    population: z._default(z.int().check(z.gte(4), z.lte(1000)), 100),
    generations: z._default(z.int().check(z.gte(1), z.lte(1000)), 50),
    crossover: z._default(share, 0.7),
    mutation: z._default(share, 0.2),
    adaptive: flag,
    localSearch: flag,
    squares: flag,
    logs: flag,
    bins: flag,
    products: flag,
    /** What is taken for certain: chance does as well in no more than this share. */
    alpha: z._default(z.number().check(z.gt(0), z.lte(0.5)), 0.05),
    /** So many are put to the test. */
    limit: z._default(z.int().check(z.gte(1), z.lte(200)), 20),
    maxConditions: z._default(z.int().check(z.gte(1), z.lte(5)), 3),
    /** Share of rows that a subgroup has at least. */
    minCoverage: z._default(share, 0.02),
    /** What size counts for beside difference: as much, or its root alone. */
    coverageWeight: z._default(
      z.number().check(z.refine((weight) => weight === 0.5 || weight === 1, { error: WEIGHTS })),
      0.5,
    ),
    perGroup: flag,
  })
  .check(
    z.refine(({ features, target }) => features?.includes(target) !== true, {
      message: 'What is to be explained cannot explain itself: take “target” out of “features”.',
    }),
  )

export type HypothesesParameters = z.infer<typeof parameters>

/** Which columns explain another one, together or for some of its rows, and whether it is true. */
export const hypotheses: AnalysisDefinition<HypothesesParameters> = {
  kind: 'hypotheses',
  parameters,
  roles: { required: [], optional: ['customer'] },
  table: ({ target, targetKind, positive, unit, strata, features, exclude, products }) => ({
    shape: 'features',
    target,
    targetKind,
    positive: positive ?? null,
    unit: unit ?? null,
    strata: strata ?? null,
    include: features ?? null,
    exclude: exclude ?? [],
    products,
  }),
  columns: [
    { name: 'features', type: 'list' },
    { name: 'size', type: 'i32' },
    { name: 'of', type: 'list', optional: true },
    { name: 'effect', type: 'f64' },
    { name: 'effect_low', type: 'f64' },
    { name: 'effect_high', type: 'f64' },
    { name: 'effect_found', type: 'f64' },
    { name: 'inside', type: 'f64', optional: true },
    { name: 'outside', type: 'f64', optional: true },
    { name: 'coverage', type: 'f64' },
    { name: 'p_value', type: 'f64' },
    { name: 'p_holm', type: 'f64' },
    { name: 'q_value', type: 'f64' },
    { name: 'stability', type: 'f64' },
    { name: 'confirmed', type: 'i32' },
    { name: 'testable', type: 'bool' },
    { name: 'exact', type: 'bool' },
    { name: 'holds', type: 'bool' },
  ],
  primary: () => 'effect',
  spark: async () => (await import('./spark')).spark,
  rows: 'patterns',
  steps: {
    features: [0, 0.03],
    moments: [0.03, 0.1],
    conditions: [0.03, 0.1],
    search: [0.1, 0.4],
    evaluate: [0.1, 0.4],
    permute: [0.4, 0.45],
    permuted: [0.45, 0.8],
    stability: [0.8, 0.95],
    confirm: [0.95, 1],
  },
}
