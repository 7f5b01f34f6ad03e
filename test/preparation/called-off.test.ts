import { expect, test } from 'vitest'
import { findJoins } from '../../src/workers/preparation/find-joins'
import type { PreparedSource } from '../../src/workers/preparation/step'
import { cap } from '../../src/workers/preparation/steps/cap'
import { dedupe } from '../../src/workers/preparation/steps/dedupe'
import { join } from '../../src/workers/preparation/steps/join'
import { nulls } from '../../src/workers/preparation/steps/nulls'
import { session } from '../../src/workers/preparation/steps/session'
import type { ColumnType } from '../../src/workers/protocol/files'
import type { Batch } from '../../src/workers/readers/batch'
import { createPause } from '../../src/workers/table/pause'
import { fakeSource } from '../table/fake-source'

const ROWS = 400_000
const PIECE = 1 << 16
const KEYS = 60_000
const TYPES: Record<string, ColumnType> = { who: 'text', when: 'timestamp', much: 'number' }

/** A large table whose batches are all there: whoever reads it gets no message in between unless he looks for one. */
function large(): PreparedSource {
  const names = Object.keys(TYPES)
  const small = fakeSource({ columns: names, rows: [{ who: 'a', when: 1, much: 1 }] })
  const columns = names.map((name, at) => ({
    ...small.info.columns[at]!,
    name,
    type: TYPES[name]!,
    ...{ sampled: 1000, nulls: 0, distinct: 1000 },
  }))
  return {
    ...small,
    info: { ...small.info, format: 'parquet', columns, rows: ROWS, rowsExact: true },
    origins: {},
    joins: [],
    read(request) {
      async function* batches(): AsyncGenerator<Batch> {
        for (let first = 0; first < ROWS; first += PIECE) {
          const rows = Math.min(PIECE, ROWS - first)
          const mixed = (row: number) => Math.imul(first + row, 0x9e3779b1) >>> 0
          yield {
            rows,
            columns: request.columns.map(({ as }) =>
              as === 'key'
                ? { as, codes: Uint32Array.from({ length: rows }, (_, row) => mixed(row) % KEYS) }
                : { as: as as 'number', values: Float64Array.from({ length: rows }, (_, row) => mixed(row)) },
            ),
          }
        }
      }
      return {
        dictionaries: request.columns.map(({ as }) =>
          as === 'key' ? { size: KEYS, label: (code: number) => `key ${code}` } : undefined,
        ),
        batches: batches(),
        unreadable: { count: 0, first: [] },
        filtered: { count: 0 },
      }
    },
  }
}

type Work = (table: PreparedSource, signal: AbortSignal) => Promise<unknown>
const context = (table: PreparedSource, signal: AbortSignal) => ({ source: async () => table, signal })

test.each<[string, Work]>([
  [
    'looking for joins',
    (table, signal) =>
      findJoins(table, [{ name: 'others', source: table, files: [] }], {
        signal,
        pause: createPause(signal),
        share: () => undefined,
      }),
  ],
  [
    'a join',
    (table, signal) =>
      join(table, { step: 'join', source: 'others', on: { left: 'who', right: 'who' } }, context(table, signal)),
  ],
  ['leaving out what repeats', (table, signal) => dedupe(table, { step: 'dedupe' }, context(table, signal))],
  ['capping', (table, signal) => cap(table, { step: 'cap', column: 'much' }, context(table, signal))],
  [
    'a median',
    (table, signal) => nulls(table, { step: 'nulls', column: 'much', with: 'median' }, context(table, signal)),
  ],
  [
    'visits',
    (table, signal) =>
      session(table, { step: 'session', by: 'who', time: 'when', minutes: 5, as: 'visit' }, context(table, signal)),
  ],
])('%s is called off while it works, not when it is done', async (_, work) => {
  const abort = new AbortController()
  setTimeout(() => abort.abort())
  await expect(work(large(), abort.signal)).rejects.toMatchObject({ code: 'cancelled' })
})
