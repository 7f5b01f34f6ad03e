import type { ReadOptions } from '../../recipe/schema'
import type { SourceInfo } from '../protocol/files'
import { canonicalEncoding } from '../readers/csv/encoding'

/** Whether a text file was opened as `read` asks for; types and columns hang on these options. Only text is read in ways. */
export function readsAlike(info: SourceInfo, read: ReadOptions): boolean {
  if (info.format !== 'csv') return true
  const asked: ReadOptions =
    read.encoding === undefined ? read : { ...read, encoding: canonicalEncoding(read.encoding) }
  return (Object.keys(asked) as (keyof ReadOptions)[]).every(
    (option) => asked[option] === undefined || JSON.stringify(asked[option]) === JSON.stringify(info.read[option]),
  )
}
