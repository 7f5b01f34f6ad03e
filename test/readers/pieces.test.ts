import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Batch } from '../../src/workers/readers/batch'
import { piecesOf } from '../../src/workers/readers/pieces'

/** Cells of all columns, row by row. */
const cellsOf = ({ rows, columns }: Batch) =>
  Array.from({ length: rows }, (_, row) =>
    columns.map((column) => {
      if (column.as === 'key') return column.codes[row]
      if (column.as === 'list') return [...column.codes.subarray(column.offsets[row], column.offsets[row + 1])]
      return column.values[row]
    }),
  )

test('pieces of a batch, one after the other, are the batch', () => {
  const row = fc.tuple(fc.nat(9), fc.double(), fc.nat(1), fc.array(fc.nat(9), { maxLength: 3 }))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (cells, most) => {
      const ends = cells.map((_, at) => cells.slice(0, at + 1).flatMap(([, , , list]) => list).length)
      const batch: Batch = {
        rows: cells.length,
        columns: [
          { as: 'key', codes: Uint32Array.from(cells, ([code]) => code) },
          { as: 'number', values: Float64Array.from(cells, ([, value]) => value) },
          { as: 'flag', values: Uint8Array.from(cells, ([, , flag]) => flag) },
          {
            as: 'list',
            offsets: Uint32Array.of(0, ...ends),
            codes: Uint32Array.from(cells.flatMap(([, , , list]) => list)),
          },
        ],
      }
      const pieces = [...piecesOf(batch, most)]
      expect(pieces.flatMap(cellsOf)).toEqual(cellsOf(batch))
      for (const { rows, columns } of pieces) {
        expect(rows).toBeLessThanOrEqual(most)
        for (const column of columns) if (column.as === 'list') expect(column.offsets[0]).toBe(0)
      }
    }),
  )
})
