import type { Column } from '../../src/preparation/columns'
import { labelOfValue } from '../../src/workers/preparation/convert'
import { createTexts } from '../../src/workers/preparation/texts'
import type { BatchColumn, Source } from '../../src/workers/readers/batch'
import { createRowFilter, keepRows } from '../../src/workers/readers/filter'
import { parseTimeText } from '../../src/workers/readers/time'
import { fakeSource } from '../table/fake-source'

/** Moments are ms since 1970; flags are true and false. */
export type Cell = string | number | boolean | null

/** A table as files with types give it: each cell is what it is, and reads as results write it. */
export function typedTable(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Source {
  const names = columns.map(({ name }) => name)
  const profiles = Object.fromEntries(columns.map(({ name, type }) => [name, { type }]))
  const { info, close } = fakeSource({ columns: names, rows: [], profiles })
  const label = (cell: Cell, { type }: Column) =>
    cell === null || typeof cell === 'string' ? cell : labelOfValue(Number(cell), type)
  const number = (cell: Cell) => (cell === null || typeof cell === 'string' ? Number.NaN : Number(cell))
  /** Texts that name a moment are read as one, as readers do. */
  const moment = (cell: Cell) => (typeof cell === 'string' ? parseTimeText(cell) : number(cell))
  return {
    info: { ...info, format: 'parquet', rows: rows.length },
    close,
    read(request) {
      const tests = request.filters.map((filter) =>
        createRowFilter(filter, columns.find(({ name }) => name === filter.column)!.type),
      )
      const asked = [...request.columns, ...tests.map(({ column, as }) => ({ name: column, as }))]
      const texts = asked.map(() => createTexts())
      const read = asked.map(({ name, as }, at): BatchColumn => {
        const place = names.indexOf(name)
        const cells = rows.map((row) => row[place] ?? null)
        if (as === 'flag') return { as, values: Uint8Array.from(cells, (cell) => (cell === true ? 1 : 0)) }
        if (as === 'time') return { as, values: Float64Array.from(cells, moment) }
        if (as === 'number') return { as, values: Float64Array.from(cells, number) }
        if (as === 'list') throw new Error('no lists here')
        return { as, codes: Uint32Array.from(cells, (cell) => texts[at]!.code(label(cell, columns[place]!))) }
      })
      async function* batches() {
        const keep = new Uint8Array(rows.length).fill(1)
        for (const [at, test] of tests.entries()) {
          const place = request.columns.length + at
          test.apply(read[place]!, texts[place]!.dictionary, keep)
        }
        yield keepRows({ rows: rows.length, columns: read.slice(0, request.columns.length) }, keep)
      }
      return {
        dictionaries: request.columns.map(({ as }, at) => (as === 'key' ? texts[at]!.dictionary : undefined)),
        batches: batches(),
        unreadable: { count: 0, first: [] },
        filtered: { count: 0 },
      }
    },
  }
}
