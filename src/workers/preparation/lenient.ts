import type { Source } from '../readers/batch'
import { type Converter, converter } from './convert'

const TYPED = ['parquet', 'arrow']

/**
 * A table of text read so that cells which do not fit are missing. Otherwise they would cost their row, and which rows
 * there are would hang on which columns somebody asks for; steps that know rows by their number must not have that.
 */
export function lenient(source: Source): Source {
  if (TYPED.includes(source.info.format)) return source
  return {
    ...source,
    read(request, options) {
      const read = { ...source.info.read, ...request.read }
      const isKey = request.columns.map(({ as }) => as === 'key' || as === 'list')
      const columns = request.columns.map((column, at) => (isKey[at] ? column : { ...column, as: 'key' as const }))
      const reading = source.read({ ...request, columns }, options)
      const turns = request.columns.map(({ name, as }, at): Converter | undefined =>
        isKey[at] ? undefined : converter(name, 'text', reading.dictionaries[at], as, read),
      )
      async function* batches() {
        for await (const batch of reading.batches) {
          yield {
            rows: batch.rows,
            columns: batch.columns.map((column, at) => {
              const turn = turns[at]
              return turn && column.as === 'key' ? turn.map(column.codes) : column
            }),
          }
        }
      }
      return {
        dictionaries: reading.dictionaries.map((dictionary, at) => (turns[at] ? undefined : dictionary)),
        batches: { [Symbol.asyncIterator]: batches },
        unreadable: reading.unreadable,
        get filtered() {
          return reading.filtered
        },
      }
    },
  }
}
