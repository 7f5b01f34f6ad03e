import * as z from 'zod/mini'
import { querySchema } from '../base/query-schema'

const groups = z.optional(z.array(z.nullable(z.string())))
const atLeast = (least: number) => z.optional(z.int().check(z.gte(least)))
const moment = z.optional(z.number())
const duration = z.optional(z.number().check(z.gte(0)))
const item = z.string().check(z.minLength(1))

const flow = z.strictObject({
  anchor: z.optional(item),
  direction: z.optional(z.enum(['after', 'before'])),
  steps: atLeast(2),
  items: atLeast(1),
  /** How long without a visit is lost; 0: never. */
  within: duration,
  /** What the numbers are a share of. */
  of: z.optional(z.enum(['first', 'previous'])),
  groups,
})

const funnel = z.strictObject({
  steps: z.optional(
    z.array(z.strictObject({ item, also: z.optional(z.array(item)), without: z.optional(z.array(item)) })),
  ),
  maxGapSteps: atLeast(1),
  maxGapTime: duration,
  minGapSteps: atLeast(1),
  minGapTime: duration,
  maxSpan: duration,
  within: duration,
  groups,
})

/** People kept under a name, or some of them one by one. */
const set = z.union([z.string(), z.strictObject({ column: z.string(), ids: z.array(z.string()) })])
const side = z.optional(z.strictObject({ groups, from: moment, to: moment, set: z.optional(set) }))
const word = z.optional(z.string())
const compare = z.strictObject({
  by: z.optional(z.enum(['group', 'period', 'set'])),
  a: side,
  b: side,
  /** By what, which rows, and in which order; words that say nothing here are passed over. */
  measure: word,
  show: word,
  order: word,
  query: z.optional(querySchema),
  /** How the set came about, so that it can be made again elsewhere. */
  origin: z.optional(z.looseObject({ recipe: z.looseObject({}), of: z.looseObject({}) })),
})

/** How pictures of journeys are set up. What is absent is as the view has it. */
export const look = { flow: z.optional(flow), funnel: z.optional(funnel), compare: z.optional(compare) }
