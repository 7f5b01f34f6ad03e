import * as z from 'zod/mini'

/** The newest recipe version this build writes; older ones are migrated, newer ones refused. */
export const RECIPE_VERSION = 1

export const ROLES = ['basket', 'item', 'group', 'customer', 'time', 'value', 'quantity', 'price', 'cost'] as const
export type Role = (typeof ROLES)[number]

export const LAYOUTS = ['long', 'wide', 'list'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Conditions on how a text reads; capitals and small letters are the same to all of them. */
export const TEXT_OPS = [
  'contains',
  'not contains',
  'begins with',
  'not begins with',
  'matches',
  'not matches',
] as const

export const FILTER_OPS = [
  ...(['=', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'is null', 'is not null'] as const),
  ...TEXT_OPS,
] as const

const filterScalar = z.union([z.string(), z.number(), z.boolean()])

export const filterSchema = z.strictObject({
  column: z.string().check(z.minLength(1)),
  op: z.enum(FILTER_OPS),
  value: z.optional(z.union([filterScalar, z.array(filterScalar)])),
})
export type Filter = z.infer<typeof filterSchema>

/** How text and sheets are to be read; whatever is absent is found by sniffing. */
export const readSchema = z.strictObject({
  delimiter: z.optional(z.string().check(z.minLength(1), z.maxLength(1))),
  decimal: z.optional(z.enum(['.', ','])),
  encoding: z.optional(z.string()),
  header: z.optional(z.boolean()),
  dateFormat: z.optional(z.string()),
  nullValues: z.optional(z.array(z.string())),
  timeZone: z.optional(z.string()),
  /** Of a workbook; absent, it is the largest that is shown. */
  sheet: z.optional(z.string().check(z.minLength(1))),
})
export type ReadOptions = z.infer<typeof readSchema>

const column = z.optional(z.string().check(z.minLength(1)))

export const rolesSchema = z.strictObject({
  basket: column,
  item: column,
  group: column,
  customer: column,
  time: column,
  value: column,
  quantity: column,
  price: column,
  cost: column,
})
export type Roles = z.infer<typeof rolesSchema>

export const dataSchema = z.strictObject({
  /** Names are only hints: what is open decides. */
  files: z._default(z.array(z.string()), []),
  read: z.optional(readSchema),
  layout: z._default(z.enum(LAYOUTS), 'long'),
  roles: rolesSchema,
  filters: z.optional(z.array(filterSchema)),
  /** What money is written in: a code of three letters. It changes no number. */
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  /** Whether price and cost are of one piece, to be multiplied by the quantity, or of the whole line; of one piece where nothing is said. */
  priceIs: z.optional(z.enum(['unit', 'line'])),
  costIs: z.optional(z.enum(['unit', 'line'])),
  /** `net`: lines with a negative quantity are set against earlier sales of the same item to the same customer. */
  returns: z.optional(z.enum(['net'])),
  /** Baskets with more distinct items than this are left out, as if filtered, and counted in the health report. */
  maxBasketItems: z.optional(z.int().check(z.gte(1))),
})
export type RecipeData = z.infer<typeof dataSchema>

/** The envelope; `analysis` is filled in by the registry of analyses, which composes the whole schema. */
export interface Recipe<Analysis extends { kind: string } = { kind: string }> {
  recipe: typeof RECIPE_VERSION
  title?: string | undefined
  data: RecipeData
  analysis: Analysis
}
