import type { ReadOptions } from '../../recipe/schema'
import type { SourceInfo } from '../protocol/files'
import { canonicalEncoding } from '../readers/csv/encoding'

/** What has no meaning for files that are no text. */
const OF_TEXT: readonly string[] = ['encoding', 'delimiter']
const OF_SHEETS: readonly string[] = ['sheet', 'merged']

/** Whether files were opened as `read` asks for; types and columns hang on these options. Only text and cells are read in ways. */
export function readsAlike(info: SourceInfo, read: ReadOptions): boolean {
  if (info.format === 'parquet' || info.format === 'arrow') return true
  const asked: ReadOptions =
    read.encoding === undefined ? read : { ...read, encoding: canonicalEncoding(read.encoding) }
  const idle = info.format === 'csv' ? OF_SHEETS : info.format === 'json' ? [...OF_TEXT, ...OF_SHEETS] : OF_TEXT
  return (Object.keys(asked) as (keyof ReadOptions)[]).every(
    (option) =>
      idle.includes(option) ||
      asked[option] === undefined ||
      JSON.stringify(asked[option]) === JSON.stringify(info.read[option]),
  )
}
