import * as z from 'zod/mini'

const text = z.string()
const bound = z.nullable(z.number())

/** What a link may say about the rows on the screen. */
export const querySchema = z.strictObject({
  sort: z._default(z.array(z.strictObject({ column: text, descending: z.boolean() })), []),
  text: z.optional(text),
  groups: z.optional(z.array(z.nullable(text))),
  anywhere: z.optional(z.array(text)),
  antecedents: z.optional(z.array(text)),
  consequents: z.optional(z.array(text)),
  first: z.optional(z.array(text)),
  last: z.optional(z.array(text)),
  lengths: z.optional(z.array(z.number())),
  minLength: z.optional(z.number()),
  ranges: z.optional(z.record(text, z.tuple([bound, bound]))),
  hideRedundant: z.optional(z.boolean()),
  onlyInOneGroup: z.optional(z.boolean()),
  maxConsequents: z.optional(z.number()),
  rows: z.optional(z.array(z.number())),
})
