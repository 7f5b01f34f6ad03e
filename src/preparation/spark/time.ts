import type { Column } from '../columns'
import { momentLabel, momentOf } from '../expression/moments'
import type { SparkBefore } from '../on-spark'
import { python } from '../python'
import { isNumeric, isTime } from '../sql-text'
import { cellOf, numberOf, type Said, textOf } from './column'

const ISO = /^[1-9]\d{3}-\d\d-\d\d(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/
type Read = SparkBefore['read']

const howRead = (read: Read) => [read?.dateFormat ?? null, read?.timeZone ?? null]

/** A moment that a recipe names. */
export function momentSaid(value: string | number, read: Read): Said {
  const iso = typeof value === 'string' && (read?.timeZone ?? 'UTC') === 'UTC' && ISO.test(value)
  const ms = iso ? momentOf(value) : typeof value === 'number' ? value : null
  const text = ms === null ? null : momentLabel(ms, false)
  if (text !== null && /^\d{4}-/.test(text)) return { code: `F.lit(${python(text)}).cast("timestamp")`, needs: [] }
  if (ms !== null) return { code: `F.timestamp_millis(F.lit(${Math.trunc(ms)}))`, needs: [] }
  return { code: `moment_said(${[String(value), ...howRead(read)].map(python).join(', ')})`, needs: ['reading'] }
}

/** Texts of a column as moments. */
export function momentsRead(text: Said, read: Read): Said {
  const how = howRead(read).map(python)
  return { code: `read_moment(${[text.code, ...how].join(', ')})`, needs: [...text.needs, 'reading'] }
}

/** When lines were, in ms since 1970. */
export function msOf(column: Column, before: SparkBefore): Said {
  if (isTime(column)) return { code: `F.unix_millis(${cellOf(column, before)}.cast("timestamp"))`, needs: [] }
  if (isNumeric(column)) return { code: numberOf(column, before), needs: [] }
  const moments = momentsRead(textOf(column, before), before.read)
  return { ...moments, code: `F.unix_millis(${moments.code})` }
}
