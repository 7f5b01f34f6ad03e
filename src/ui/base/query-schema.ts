import * as z from 'zod/mini'
import { ANYWHERE, type GridQuery } from '../../workers/protocol/query'

const text = z.string()
const bound = z.nullable(z.number())
const labels = z.optional(z.array(text))

/** What links said before places and flags were named by the analysis. */
const before = {
  [ANYWHERE]: labels,
  antecedents: labels,
  consequents: labels,
  first: labels,
  last: labels,
  hideRedundant: z.optional(z.boolean()),
  maxConsequents: z.optional(z.number()),
}

const said = z.strictObject({
  sort: z._default(z.array(z.strictObject({ column: text, descending: z.boolean() })), []),
  text: z.optional(text),
  groups: z.optional(z.array(z.nullable(text))),
  items: z.optional(z.record(text, z.array(text))),
  atMost: z.optional(z.record(text, z.number())),
  lengths: z.optional(z.array(z.number())),
  minLength: z.optional(z.number()),
  ranges: z.optional(z.record(text, z.tuple([bound, bound]))),
  flags: z.optional(z.record(text, z.boolean())),
  labels: z.optional(z.record(text, z.array(z.nullable(text)))),
  onlyInOneGroup: z.optional(z.boolean()),
  smallGroups: z.optional(z.boolean()),
  folded: z.optional(z.boolean()),
  ofLevel: z.optional(z.record(text, z.array(text))),
  apart: z.optional(text),
  rows: z.optional(z.array(z.number())),
  ...before,
})

function told({
  anywhere,
  antecedents,
  consequents,
  first,
  last,
  hideRedundant,
  maxConsequents,
  ...query
}: z.infer<typeof said>): GridQuery {
  const sides = Object.entries({ anywhere, antecedents, consequents, first, last }).filter(([, given]) => given)
  if (sides.length > 0) query.items = { ...(Object.fromEntries(sides) as Record<string, string[]>), ...query.items }
  if (hideRedundant) query.flags = { redundant: false, ...query.flags }
  if (maxConsequents !== undefined) query.atMost = { consequents: maxConsequents, ...query.atMost }
  return query as GridQuery
}

/** What a link may say about the rows on the screen. */
export const querySchema = z.pipe(said, z.transform(told))
