import { type ColumnBatch, recordBatches } from '../arrow/ipc'
import type { ConnectDecoder, ParquetDecoder } from './connect'

/** Decoders that share the row groups of a file. */
export interface Crew {
  /** All rows in file order. */
  decode(file: Blob, columns: string[], rowGroups: readonly number[]): AsyncGenerator<ColumnBatch>
  /** The first rows, by one decoder. */
  look(file: Blob, columns: string[], limit: number): AsyncGenerator<ColumnBatch>
  close(): void
}

/** Each decoder may hold some 100 MB; one core is left for mapping their batches. */
const MOST_DECODERS = 4
/** Below this another worker starts no sooner than one alone is done. */
const ROWS_PER_DECODER = 1_000_000

function crewSize(rowGroups: readonly number[]): number {
  const rows = rowGroups.reduce((sum, count) => sum + count, 0)
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1
  return Math.max(1, Math.min(MOST_DECODERS, cores - 1, rowGroups.length, Math.floor(rows / ROWS_PER_DECODER)))
}

/** The decoder looks for each name among all columns: of a table of very many, all come sooner than most. */
const MOST_NAMED = 2000

const named = (columns: string[]) => (columns.length > MOST_NAMED ? {} : { columns })

/** Row groups go round the decoders in turn, so that batches can be taken back in file order. */
export function createCrew(
  connect: ConnectDecoder,
  sizeFor: (rowGroups: readonly number[]) => number = crewSize,
): Crew {
  const decoders: ParquetDecoder[] = []

  function decoder(at: number): ParquetDecoder {
    decoders[at] ??= connect()
    return decoders[at]
  }

  async function* look(file: Blob, columns: string[], limit: number): AsyncGenerator<ColumnBatch> {
    for await (const ipc of decoder(0).decode(file, { ...named(columns), limit })) yield* recordBatches(ipc, columns)
  }

  async function* decode(file: Blob, columns: string[], rowGroups: readonly number[]): AsyncGenerator<ColumnBatch> {
    const size = sizeFor(rowGroups)
    const streams = Array.from({ length: size }, (_, at) => {
      const share = [...rowGroups.keys()].filter((group) => group % size === at)
      return decoder(at)
        .decode(file, { ...named(columns), rowGroups: share })
        [Symbol.asyncIterator]()
    })
    const ahead = streams.map((stream) => stream.next())
    // Asked for ahead of their turn; a failure is heard when the turn comes.
    for (const step of ahead) step.catch(() => undefined)
    for (const [group, rows] of rowGroups.entries()) {
      const at = group % size
      for (let left = rows; left > 0; ) {
        const { done, value } = await ahead[at]!
        if (done) throw new Error(`row group ${group} ended ${left} rows too soon`)
        ahead[at] = streams[at]!.next()
        ahead[at].catch(() => undefined)
        for (const batch of recordBatches(value, columns)) {
          left -= batch.rows
          yield batch
        }
      }
    }
  }

  return {
    decode,
    look,
    close() {
      for (const each of decoders) each.close()
    },
  }
}
