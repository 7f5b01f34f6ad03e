import * as z from 'zod/mini'

/** Building blocks of parameters that several analyses share. */
export const fraction = z.number().check(z.gt(0), z.lte(1))
export const positiveInteger = z.int().check(z.gte(1))
/** Beyond these, f32 has no room for what becomes of them, and models are the same anyway. */
export const regularization = z.number().check(z.gte(0), z.lte(1e6))
export const alpha = z.number().check(z.gte(0), z.lte(1e9))
export const items = z.array(z.string().check(z.minLength(1)))

/** Ways to recommend; the first is what recipes mean that name none. */
export const WAYS = ['als', 'similar', 'ease', 'bpr', 'popular', 'again'] as const
export type WayName = (typeof WAYS)[number]
/** λ of EASE. */
export const ridge = z.number().check(z.gt(0), z.lte(1e6))
export const RIDGE = 500
export const NEIGHBOURS = 100

/** A column whose value says of what kind an item is: no list holds two of one. */
export const onePer = z.string().check(z.minLength(1))

/** What says how much a customer likes an item. */
export const WEIGHTS = ['values', 'visits'] as const

export const METHODS = ['auto', 'fpgrowth', 'eclat', 'deliver'] as const
export type Method = (typeof METHODS)[number]

export const TARGETS = ['all', 'closed', 'maximal'] as const
export type Target = (typeof TARGETS)[number]

export const DEFAULT_LIMIT = 1_000_000

/** A check that exactly one of two parameters is given. */
export function exactlyOne<T extends object>(a: keyof T & string, b: keyof T & string) {
  return z.refine<T>((value) => (value[a] === undefined) !== (value[b] === undefined), {
    error: `Give exactly one of ${a} and ${b}.`,
  })
}
