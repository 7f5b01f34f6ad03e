import { Decimal, makeData } from 'apache-arrow'
import { expect, test } from 'vitest'
import type { Feed } from '../../src/workers/readers/arrow/feed'
import { schemaColumns } from '../../src/workers/readers/arrow/schema-columns'
import { arrowSource } from '../../src/workers/readers/arrow/source'
import { fakeSource } from '../table/fake-source'

const ROWS = 1 << 18
const TYPE = new Decimal(2, 38, 128)

/** One batch, as large as those of Parquet, of amounts that are all different. */
function oneLargeBatch(): Feed {
  const words = Uint32Array.from({ length: ROWS * 4 }, (_, at) => (at % 4 === 0 ? at : 0))
  const data = makeData({ type: TYPE, length: ROWS, nullCount: 0, data: words })
  const schema = schemaColumns([{ name: 'amount', type: TYPE, typeName: String(TYPE) }])
  return {
    files: [{ name: 'amounts.parquet', schema, rows: ROWS }],
    open: () => ({
      async *batches() {
        yield { rows: ROWS, column: () => data }
      },
      close: () => undefined,
    }),
  }
}

test.each(['columns', 'filters'] as const)(
  'cells that become text for %s are called off within their batch',
  async (of) => {
    const { info } = fakeSource({ columns: ['amount'], rows: [{ amount: 'a' }] })
    const source = arrowSource({ ...info, rows: ROWS }, oneLargeBatch())
    const abort = new AbortController()
    const reading = source.read(
      {
        columns: of === 'columns' ? [{ name: 'amount', as: 'key' }] : [],
        filters: of === 'filters' ? [{ column: 'amount', op: 'in', value: ['0.01'] }] : [],
        read: {},
      },
      { signal: abort.signal, onProgress: () => undefined },
    )
    setTimeout(() => abort.abort())
    const all = async () => {
      for await (const { rows } of reading.batches) expect(rows).toBeGreaterThan(0)
    }
    await expect(all()).rejects.toMatchObject({ code: 'cancelled' })
  },
)
