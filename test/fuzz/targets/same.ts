import { parseRecipe } from '../../../src/analyses/registry'
import { type Asked, naiveItemsets } from '../../kernels/naive'
import { createBench } from '../house/bench'
import { fileOf } from '../house/open'
import { tableOf, writeArrow, writeParquet } from '../make/arrow'
import { basketsOf } from '../make/baskets'
import { makeDialect, writeCsv } from '../make/csv'
import { COLUMNS, type Line, makeLines } from '../make/lines'
import { mustEqual, mustRead, type Target } from '../target'

interface Same {
  lines: Line[]
  files: Record<string, { bytes: Uint8Array<ArrayBuffer>; read?: object }>
  asked: Omit<Asked, 'limit'>
}

const LIMIT = 1_000_000

/** The same lines as text, Parquet and Arrow: the same sets, and those that plain counting finds. */
export const same: Target<Same> = {
  name: 'same',
  make(random) {
    const lines = makeLines(random)
    const table = tableOf(random, lines)
    const cells = lines.map((line) => COLUMNS.map((name) => (line[name] === null ? null : String(line[name]))))
    const text = writeCsv(COLUMNS, cells, { ...makeDialect(random), header: true })
    return {
      lines,
      files: {
        csv: text,
        parquet: { bytes: writeParquet(random, table) },
        file: { bytes: writeArrow(table, 'file') },
        stream: { bytes: writeArrow(table, 'stream') },
      },
      asked: {
        perGroup: random.chance(0.5),
        target: random.pick(['all', 'closed', 'maximal']),
        ...(random.chance(0.5)
          ? { minCount: random.between(1, 3) }
          : { minSupport: random.pick([0.05, 0.25, 0.5, 1]) }),
        ...(random.chance(0.3) ? { maxLength: random.between(1, 3) } : {}),
      },
    }
  },
  check: ({ lines, files, asked }) =>
    mustRead(async () => {
      const expected = naiveItemsets(basketsOf(lines), { ...asked, limit: LIMIT }).rows.map(
        ({ group, count, items }) =>
          asked.perGroup ? { store: group, count, itemsets: items } : { count, itemsets: items },
      )
      const { api, run, rows } = await createBench()
      for (const [form, { bytes, read }] of Object.entries(files)) {
        const { id } = await api.inspect([fileOf(bytes, form)], undefined, form)
        const data = { ...(read ? { read } : {}), roles: { basket: 'receipt', item: 'item', group: 'store' } }
        await run(id, parseRecipe({ recipe: 1, data, analysis: { kind: 'itemsets', ...asked } }), form)
        const found = (await rows(form)).map(({ store, count, itemsets }) =>
          asked.perGroup ? { store, count, itemsets } : { count, itemsets },
        )
        mustEqual(`sets of ${form}`, found, expected)
        await api.close(id)
      }
      return `${expected.length === 0 ? 'no' : 'equal'} sets`
    }),
}
