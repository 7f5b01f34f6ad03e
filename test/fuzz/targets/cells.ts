import { strFromU8, strToU8, unzipSync } from 'fflate'
import { cellsOf } from '../../readers/source-cells'
import { writeZip } from '../../readers/zip-writer'
import { damaged } from '../damage'
import { fileOf, open, readWhole } from '../house/open'
import { writeJson, writeXlsx } from '../make/cells'
import { asKey } from '../make/labels'
import { COLUMNS, type Line, makeLines } from '../make/lines'
import type { Random } from '../random'
import { mustEqual, mustRead, type Target } from '../target'

type Bytes = Uint8Array<ArrayBuffer>

const READ = { header: true, nullValues: [''], decimal: '.' as const }
const KEYS: readonly string[] = ['receipt', 'store', 'customer', 'item']
const REQUEST = COLUMNS.map((name) => ({
  name,
  as: KEYS.includes(name) ? ('key' as const) : name === 'time' ? ('time' as const) : ('number' as const),
}))

const write = { xlsx: writeXlsx, json: writeJson }

/** Lines that must come back. JSON has one more in front, of nothing. */
function whole(name: keyof typeof write): Target<{ lines: Line[]; bytes: Bytes }> {
  return {
    name,
    make(random) {
      const lines = makeLines(random, { lines: [1, 40] })
      return { lines, bytes: write[name](random, lines) }
    },
    check: ({ lines, bytes }) =>
      mustRead(async () => {
        const source = await open([fileOf(bytes)], READ)
        const front = name === 'json' ? [null] : []
        mustEqual('rows', source.info.rows, lines.length + front.length)
        const expected = COLUMNS.map((column) => [
          ...front,
          ...lines.map((line) => (KEYS.includes(column) ? asKey(line[column] as string | null) : line[column])),
        ])
        mustEqual('cells', await cellsOf(source, REQUEST, { read: source.info.read }), expected)
        source.close()
        return 'read'
      }),
  }
}

/** Damage inside a part, in an archive that is whole. */
function damagedPart(random: Random, bytes: Bytes): Bytes {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, content }))
  const part = random.pick(parts)
  part.content = damaged(random, strToU8(strFromU8(part.content, true), true) as Bytes)
  return writeZip(parts)
}

function harmed(name: keyof typeof write): Target<{ bytes: Bytes }> {
  return {
    name: `${name}-damaged`,
    make(random) {
      const bytes = write[name](random, makeLines(random, { lines: [1, 15] }))
      return { bytes: name === 'xlsx' && random.chance(0.6) ? damagedPart(random, bytes) : damaged(random, bytes) }
    },
    async check({ bytes }) {
      const source = await open([fileOf(bytes)])
      await readWhole(source)
      source.close()
      return 'read'
    },
  }
}

export const cells = [whole('xlsx'), whole('json'), harmed('xlsx'), harmed('json')]
