import { cellsOf } from '../../readers/source-cells'
import { damaged } from '../damage'
import { fileOf, open, readWhole } from '../house/open'
import { tableOf, writeArrow, writeParquet } from '../make/arrow'
import { asKey } from '../make/labels'
import { COLUMNS, type Line, makeLines } from '../make/lines'
import type { Random } from '../random'
import { mustEqual, mustRead, type Target } from '../target'

type Write = (random: Random, lines: readonly Line[]) => Uint8Array<ArrayBuffer>

const write = {
  arrow: (random, lines) => writeArrow(tableOf(random, lines), random.pick(['file', 'stream'])),
  parquet: (random, lines) => writeParquet(random, tableOf(random, lines)),
} satisfies Record<string, Write>

const KEYS = ['receipt', 'store', 'customer', 'item'] as const
const REQUEST = COLUMNS.map((name) => ({
  name,
  as:
    name === 'time'
      ? ('time' as const)
      : name === 'amount' || name === 'units'
        ? ('number' as const)
        : ('key' as const),
}))

/** A file that must give back the lines that were written. */
function whole(name: keyof typeof write): Target<{ lines: Line[]; bytes: Uint8Array<ArrayBuffer> }> {
  return {
    name,
    make(random) {
      const lines = makeLines(random)
      return { lines, bytes: write[name](random, lines) }
    },
    check: ({ lines, bytes }) =>
      mustRead(async () => {
        const source = await open([fileOf(bytes)])
        mustEqual('rows', source.info.rows, lines.length)
        const expected = COLUMNS.map((column) =>
          lines.map((line) =>
            (KEYS as readonly string[]).includes(column) ? asKey(line[column] as string | null) : line[column],
          ),
        )
        mustEqual('cells', await cellsOf(source, REQUEST), expected)
        source.close()
        return 'read'
      }),
  }
}

function harmed(name: keyof typeof write): Target<{ bytes: Uint8Array<ArrayBuffer> }> {
  return {
    name: `${name}-damaged`,
    make: (random) => ({ bytes: damaged(random, write[name](random, makeLines(random, { lines: [1, 15] }))) }),
    async check({ bytes }) {
      const source = await open([fileOf(bytes)])
      await readWhole(source)
      source.close()
      return 'read'
    },
  }
}

export const tables = [whole('arrow'), whole('parquet'), harmed('arrow'), harmed('parquet')]
