import * as z from 'zod/mini'
import { anyStep, named as name } from '../step'

/**
 * How keys are held against each other: as they are written, or whole numbers as numbers, so that `00123`, `123` and
 * `123.0` are one key.
 */
const KEY_FORMS = ['exact', 'number'] as const
export type KeyForm = (typeof KEY_FORMS)[number]

/** What a join says; the first load knows but this of it. */
export const parameters = z.strictObject({
  step: z.literal('join'),
  /** The source that is looked up in. */
  source: name,
  /** The column of the lines, and that of the source, which hold the same keys. */
  on: z.strictObject({ left: name, right: name }),
  keys: z.optional(z.enum(KEY_FORMS)),
  /** Columns that are taken over; all but the key where nothing is said. */
  columns: z.optional(z.array(name)),
  ...anyStep,
})

export type JoinStep = z.infer<typeof parameters>
