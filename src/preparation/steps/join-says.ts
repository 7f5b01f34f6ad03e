import * as z from 'zod/mini'
import { anyStep, named as name } from '../step'

/**
 * How keys are held against each other: as they are written, or whole numbers as numbers, so that `00123`, `123` and
 * `123.0` are one key.
 */
export const KEY_FORMS = ['exact', 'number'] as const
export type KeyForm = (typeof KEY_FORMS)[number]

/** A column, or several whose values make a key together. */
const side = z.union([name, z.array(name).check(z.minLength(1))])
export type KeySide = z.infer<typeof side>

export const keyColumns = (columns: KeySide): readonly string[] => (typeof columns === 'string' ? [columns] : columns)

/** Columns of the lines, and those of the source, which hold the same keys; of several, the first is held against the first. */
export const keyPairs = z
  .strictObject({ left: side, right: side })
  .check(
    z.refine(
      ({ left, right }) => keyColumns(left).length === keyColumns(right).length,
      'Name as many columns of the lines as of the table.',
    ),
  )
export type KeyPairs = z.infer<typeof keyPairs>

/** Of one column as it was always written, of several as lists. */
export const onColumns = (pairs: readonly { left: string; right: string }[]): KeyPairs =>
  pairs.length === 1
    ? { left: pairs[0]!.left, right: pairs[0]!.right }
    : { left: pairs.map(({ left }) => left), right: pairs.map(({ right }) => right) }

export const sameKeys = (a: KeyPairs, b: KeyPairs): boolean =>
  JSON.stringify([keyColumns(a.left), keyColumns(a.right)]) ===
  JSON.stringify([keyColumns(b.left), keyColumns(b.right)])

/** What a join says; the first load knows but this of it. */
export const parameters = z.strictObject({
  step: z.literal('join'),
  /** The source that is looked up in. */
  source: name,
  on: keyPairs,
  keys: z.optional(z.enum(KEY_FORMS)),
  /** Columns that are taken over; all but the key where nothing is said. */
  columns: z.optional(z.array(name)),
  ...anyStep,
})

export type JoinStep = z.infer<typeof parameters>
