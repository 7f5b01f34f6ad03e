import * as z from 'zod/mini'

/** Conditions on how a text reads; capitals and small letters are the same to all of them. */
export const TEXT_OPS = [
  'contains',
  'not contains',
  'begins with',
  'not begins with',
  'matches',
  'not matches',
] as const

/** Conditions on whose lines these are: of a set kept under a name, or of some ids. */
export const SET_OPS = ['in set', 'not in set'] as const
export type SetOp = (typeof SET_OPS)[number]

export const FILTER_OPS = [
  ...(['=', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'is null', 'is not null'] as const),
  ...TEXT_OPS,
  ...SET_OPS,
] as const

const filterScalar = z.union([z.string(), z.number(), z.boolean()])

export const filterSchema = z.strictObject({
  column: z.string().check(z.minLength(1)),
  op: z.enum(FILTER_OPS),
  value: z.optional(z.union([filterScalar, z.array(filterScalar)])),
})
export type Filter = z.infer<typeof filterSchema>
