import * as z from 'zod/mini'
import { queried } from '../spark/query'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('sql'),
  /** One SELECT over `lines`, the table as it is before this step, and over the sources by their names. */
  query: z.string().check(z.minLength(1), z.maxLength(20_000)),
  /** Other tables that it reads. */
  sources: z.optional(z.array(named)),
  ...anyStep,
})

export type SqlStep = z.infer<typeof parameters>

/** The table that a query makes of those that are there. */
export const sql: StepDefinition<SqlStep> = {
  step: 'sql',
  parameters,
  // What a query makes only the database knows.
  leaves: () => undefined,
  sql: ({ query }) => query,
  spark: queried,
}
