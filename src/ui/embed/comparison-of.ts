import * as z from 'zod/mini'
import { recipeFault } from '../../analyses/recipe-fault'
import { CHANGES, type ComparedSides, type Measure } from '../../workers/compare/types'
import { madeOf } from '../../workers/protocol/made-of'
import type { GridQuery } from '../../workers/protocol/query'
import { embedFaults } from './sentences'

const moment = z.optional(z.number())
const side = z.strictObject({
  groups: z.optional(z.array(z.nullable(z.string()))),
  from: moment,
  to: moment,
  set: z.optional(z.strictObject({ column: z.string(), ids: z.array(z.string()) })),
})
const sides = z.union([z.literal('rest'), side])

/** A comparison as hosts ask for it. */
const comparisonSchema = z.strictObject({
  list: z.literal('comparison'),
  a: sides,
  b: z._default(sides, 'rest'),
  measure: z.optional(z.string()),
  show: z._default(z.enum(['all', 'changed', ...CHANGES]), 'all'),
})

/** The rows that a host asks for, by the name they are read under, or in a sentence what is wrong. */
export function comparisonOf(
  jobId: string,
  asked: unknown,
  measures: readonly Measure[],
): { id: string; query: GridQuery | null } {
  const fail = (wrong: Parameters<typeof embedFaults.parameters>[0]['wrong'], cause?: unknown): never => {
    throw embedFaults.parameters({ method: 'result', wrong }, cause)
  }
  const parsed = comparisonSchema.safeParse(asked)
  if (!parsed.success) return fail(recipeFault(parsed.error.issues[0]), parsed.error)
  const { a, b, show } = parsed.data
  if (measures.length === 0) return fail('this result has nothing to compare')
  const measure = measures.find((each) => each === (parsed.data.measure ?? measures[0]))
  if (!measure) return fail(`of.measure can be one of: ${measures.join(', ')}`)
  const compared = { a, b, measure } as ComparedSides
  const change = show === 'changed' ? [...CHANGES] : show === 'all' ? [] : [show]
  return {
    id: madeOf({ jobId, question: 'compare', asked: [compared] }),
    query: change.length === 0 ? null : { sort: [], labels: { change } },
  }
}
