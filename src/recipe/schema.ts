import * as z from 'zod/mini'
import { type Filter, filterSchema } from '../preparation/filter'
import { type Step, stepSchema } from '../preparation/steps'

export { FILTER_OPS, type Filter, TEXT_OPS } from '../preparation/filter'

/**
 * Versions of recipes: of one table, and of several with what is prepared of them. The older is written where it says
 * all, so that hosts and links get what they know; newer ones are refused.
 */
export const RECIPE_VERSIONS = [1, 2] as const
export type RecipeVersion = (typeof RECIPE_VERSIONS)[number]

export const ROLES = ['basket', 'item', 'group', 'customer', 'time', 'value', 'quantity', 'price', 'cost'] as const
export type Role = (typeof ROLES)[number]

export const LAYOUTS = ['long', 'wide', 'list'] as const
export type Layout = (typeof LAYOUTS)[number]

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
  /** Cells merged down a column: they stand in each row they cover (so where nothing is said), or in the first alone. */
  merged: z.optional(z.enum(['fill', 'leave'])),
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

const dataShape = {
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
  /** How kept sets came about that conditions or the group name: the question, and which of its lists. */
  sets: z.optional(z.record(z.string(), z.unknown())),
  /** Baskets with more distinct items than this are left out, as if filtered, and counted in the health report. */
  maxBasketItems: z.optional(z.int().check(z.gte(1))),
}

/** Version 1: one table, as it is. */
export const dataSchema = z.strictObject(dataShape)

/** A table of a recipe, by its name: files of one shape, how they are read, which of their rows count, and what is done to it alone. */
export const sourceSchema = z.strictObject({
  files: z._default(z.array(z.string()), []),
  read: z.optional(readSchema),
  layout: z._default(z.enum(LAYOUTS), 'long'),
  filters: z.optional(z.array(filterSchema)),
  /** Steps on its own columns, before any table is put beside another. */
  steps: z.optional(z.array(stepSchema)),
})
export type SourceData = z.infer<typeof sourceSchema>

const named = z.string().check(z.minLength(1))

/** What version 2 says of the table that results, beside roles and conditions. */
const resultShape = {
  /** Columns that say of an item what it belongs to, from coarse to fine. */
  levels: z.optional(z.array(named)),
  /** The level that is looked at: in place of items, their values of this column. */
  level: z.optional(named),
  /** Coarser levels whose values are items as well, beside those of the level that is looked at. */
  mix: z.optional(z.array(named).check(z.minLength(1))),
  /** The column that says how items are called; they stay what the item column says. */
  names: z.optional(z.strictObject({ item: column })),
}

/** Version 2 as documents have it: all tables by name. */
export const dataDocumentSchema = z.strictObject({
  sources: z.record(named, sourceSchema),
  /** Which of the sources holds the lines; the first where nothing is said. */
  lines: z.optional(named),
  steps: z._default(z.array(stepSchema), []),
  roles: rolesSchema,
  filters: dataShape.filters,
  ...resultShape,
  currency: dataShape.currency,
  priceIs: dataShape.priceIs,
  costIs: dataShape.costIs,
  returns: dataShape.returns,
  sets: dataShape.sets,
  maxBasketItems: dataShape.maxBasketItems,
})

/** What is made of several tables before a question is asked of the one that results. */
export interface Preparation {
  /** What the table of the lines is called. Its files, reading and layout stand in the data itself. */
  lines: string
  /** The others. */
  sources: Readonly<Record<string, SourceData>>
  steps: readonly Step[]
  /** Conditions on the lines before any step. */
  where?: readonly Filter[] | undefined
}

/**
 * The data part of a recipe as the house knows it, of either version: what is said of files is said of the lines, and
 * what version 2 has beside stands beside. `document.ts` writes it as hosts and links have it.
 */
export interface RecipeData extends z.infer<typeof dataSchema> {
  /** Absent: the lines as they are, on the direct path. */
  prepared?: Preparation | undefined
  levels?: string[] | undefined
  level?: string | undefined
  mix?: string[] | undefined
  names?: { item?: string | undefined } | undefined
}

/** What was written to ask the same data in SQL: it travels with the question, and is no part of it. */
export const MOST_SQL = 100_000
export const sqlSchema = z.optional(z.string().check(z.maxLength(MOST_SQL)))

/** The envelope; `analysis` is filled in by the registry of analyses, which composes the whole schema. */
export interface Recipe<Analysis extends { kind: string } = { kind: string }> {
  recipe: RecipeVersion
  title?: string | undefined
  data: RecipeData
  sql?: string | undefined
  analysis: Analysis
}
