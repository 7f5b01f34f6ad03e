import * as z from 'zod/mini'
import { recipeFault } from '../../analyses/recipe-fault'
import { PARTS, type PeopleOf } from '../../workers/people/types'
import { embedFaults } from './sentences'

const whole = z.int().check(z.gte(0))
const label = z.nullable(z.string())
const labels = z.array(z.string())
const step = z.strictObject({ item: z.string(), also: z.optional(labels), without: z.optional(labels) })

const travellers = {
  groups: z.optional(z.array(label)),
  from: z.optional(z.number()),
  to: z.optional(z.number()),
  exclude: z.optional(labels),
  within: z.optional(z.number()),
}
const limits = {
  maxGapSteps: z.optional(z.number()),
  maxGapTime: z.optional(z.number()),
  minGapSteps: z.optional(z.number()),
  minGapTime: z.optional(z.number()),
  maxSpan: z.optional(z.number()),
}
const place = z.strictObject({ step: whole, kind: z.enum(['item', 'others', 'end', 'open']), label })

/** Lists of people and receipts as hosts ask for them. */
const peopleSchema = z.discriminatedUnion('list', [
  z.strictObject({
    list: z.literal('row'),
    row: whole,
    part: z.optional(z.enum(PARTS)),
    whose: z.optional(z.enum(['customers', 'receipts'])),
  }),
  z
    .strictObject({
      list: z.literal('buyers'),
      item: z.optional(z.string()),
      row: z.optional(whole),
      part: z.optional(z.enum(PARTS)),
      perUnit: z.optional(z.boolean()),
    })
    .check(
      z.refine(({ item, row }) => (item === undefined) !== (row === undefined), {
        error: 'Give exactly one of item and row.',
      }),
    ),
  z.strictObject({
    list: z.literal('path'),
    steps: z.array(step).check(z.minLength(1)),
    reached: whole,
    dropped: z.optional(z.boolean()),
    ...travellers,
    ...limits,
  }),
  z.strictObject({
    list: z.literal('flow'),
    node: place,
    next: z.optional(place),
    anchor: label,
    direction: z.enum(['after', 'before']),
    steps: whole,
    itemsPerStep: whole,
    ...travellers,
  }),
  z.strictObject({ list: z.literal('audience'), item: z.string(), group: z._default(label, null) }),
  z.strictObject({ list: z.literal('lists') }),
])

/** What a host says of a list, or in a sentence what is wrong with it. */
export function readPeopleOf(asked: unknown): PeopleOf {
  const parsed = peopleSchema.safeParse(asked)
  if (!parsed.success) {
    throw embedFaults.parameters({ method: 'result', wrong: recipeFault(parsed.error.issues[0]) }, parsed.error)
  }
  const of = parsed.data
  if (of.list === 'lists') return { list: 'lists', query: { sort: [] } }
  if (of.list !== 'path' && of.list !== 'flow') return of as PeopleOf
  const { list, ...query } = of
  return { list: 'journeys', query: { ...query, of: list } } as PeopleOf
}
