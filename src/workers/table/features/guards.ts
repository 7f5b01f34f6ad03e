import type { WhyLeftOut } from '../../../analyses/table-columns'
import type { ColumnProfile } from '../../protocol/files'
import type { Levels } from './levels'

/** With fewer rows nobody can tell a name from a value. */
const TELLING_ROWS = 20
/** A column called so names rows where most of its values are different. */
const NAMED_ID = /(^|[^a-z])id$|[a-z]I[dD]$/
const MOSTLY = 0.5

/** What speaks against a class, by its own values alone. `things`: rows, or units where rows belong together. */
export function againstClass({ known, labels, pooled, codes }: Levels, things: number): WhyLeftOut | undefined {
  if (known === 0) return 'empty'
  if (labels.length === 1 && known === codes.length) return 'constant'
  const different = labels.length + Math.max(0, pooled - 1)
  return things >= TELLING_ROWS && different > MOSTLY * Math.min(known, things) ? 'id' : undefined
}

/** The same of a number. */
export function againstNumber(values: Float64Array, { name, type }: ColumnProfile): WhyLeftOut | undefined {
  let known = 0
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let rising = true
  let last = Number.NEGATIVE_INFINITY
  let whole = type === 'integer' || type === 'number'
  for (const value of values) {
    if (Number.isNaN(value)) continue
    known++
    if (value <= last) rising = false
    last = value
    least = Math.min(least, value)
    most = Math.max(most, value)
    if (whole && !Number.isInteger(value)) whole = false
  }
  if (known === 0) return 'empty'
  if (least === most && known === values.length) return 'constant'
  if (!whole || known < TELLING_ROWS) return undefined
  if (rising && known === values.length) return 'id'
  const called = NAMED_ID.test(name)
  const dense = most - least + 1 === known
  if (!called && !dense) return undefined
  const different = new Set(values).size
  return (dense && different === known) || (called && different > MOSTLY * known) ? 'id' : undefined
}
