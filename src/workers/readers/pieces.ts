import type { Batch, BatchColumn } from './batch'

function part(column: BatchColumn, from: number, to: number): BatchColumn {
  switch (column.as) {
    case 'key':
      return { as: 'key', codes: column.codes.subarray(from, to) }
    case 'list': {
      const [first, last] = [column.offsets[from]!, column.offsets[to]!]
      const offsets = column.offsets.slice(from, to + 1).map((offset) => offset - first)
      return { as: 'list', offsets, codes: column.codes.subarray(first, last) }
    }
    case 'flag':
      return { as: 'flag', values: column.values.subarray(from, to) }
    default:
      return { as: column.as, values: column.values.subarray(from, to) }
  }
}

/** A batch in pieces of so many rows, for work that takes long for each. */
export function* piecesOf(batch: Batch, most: number): Generator<Batch> {
  if (batch.rows <= most) {
    yield batch
    return
  }
  for (let from = 0; from < batch.rows; from += most) {
    const to = Math.min(batch.rows, from + most)
    yield { rows: to - from, columns: batch.columns.map((column) => part(column, from, to)) }
  }
}
