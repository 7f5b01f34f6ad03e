import { createRowFilter } from '../filter'
import { createTimeParser } from '../time'
import { type Block, CR, LF } from './block'
import { type ByteSource, openBytes } from './bytes'
import { condense } from './condense'
import { createPieceBuilder, type ReaderOf } from './piece'
import type { Piece, ScanSpec, ScanTask } from './spec'

/** Read behind the end of a task, so that its last record is mostly whole without a second read. */
const OVERLAP = 1 << 16
/** A record longer than this is walked through instead of being held. */
const MAX_BUFFERED = 1 << 23

/** Turns pieces of files into columns. Knows nothing of other scanners; a piece depends on its task alone. */
export interface Scanner {
  scan(task: ScanTask, checkAborted?: () => void): Promise<Piece>
}

export function createScanner(spec: ScanSpec, readerOf?: ReaderOf): Scanner {
  const sources = new Map<number, ByteSource>()
  const parseTime = createTimeParser(spec.read)
  const filters = spec.filters.map(({ filter, slot }) => createRowFilter(filter, spec.slots[slot]!.type, parseTime))

  function sourceOf(file: number): ByteSource {
    let source = sources.get(file)
    if (!source) {
      const { blob, dialect, name } = spec.files[file]!
      source = openBytes(blob, { name, encoding: dialect.encoding, gzip: dialect.gzip, end: dialect.dataEnd })
      sources.set(file, source)
    }
    return source
  }

  return {
    async scan(task, checkAborted = () => undefined) {
      const source = sourceOf(task.file)
      const builder = createPieceBuilder(spec, task.file, filters, readerOf)
      const { tokeniser, wanted, tail } = builder
      const { dialect } = spec.files[task.file]!
      const readOn = (at: number, atLeast: number) =>
        source.read(at, Math.max(atLeast, Math.max(0, task.to - at) + OVERLAP))

      // Without a known start the byte before is read too: it may be the line break.
      let base = task.exact ? task.from : task.from - 1
      let block = await readOn(base, 0)
      const first = task.exact ? 0 : afterLineBreak(block)
      if (first < 0) return unsure(task)
      const start = base + first
      tokeniser.feed(block, first)

      for (;;) {
        checkAborted()
        const cut = tokeniser.cut(task.to - base)
        builder.take()
        if (cut === 'full') continue
        if (cut !== 'more') break
        const recordStart = base + tokeniser.at
        const buffered = tokeniser.length - tokeniser.at
        if (buffered < MAX_BUFFERED) {
          base = recordStart
          block = await readOn(base, buffered * 2)
        } else {
          if (task.brief) break
          if (!task.exact) return unsure(task)
          const delimiter = dialect.delimiterByte
          const record = await condense(source, recordStart, { delimiter, wanted, tail, checkAborted })
          const { line } = tokeniser
          if ('broken' in record) builder.report(line, record.broken)
          else {
            tokeniser.feed(wholeRecord(record.bytes), 0)
            tokeniser.cut(Number.POSITIVE_INFINITY)
            builder.take()
          }
          tokeniser.line = line + record.lines
          base = record.end
          block = await readOn(base, 0)
        }
        tokeniser.feed(block, 0)
      }

      const end = base + tokeniser.at
      return {
        start,
        end,
        last: block.last && tokeniser.at >= block.length,
        unsure: false,
        lines: tokeniser.line,
        ...builder.finish(),
        consumed: source.consumed(end),
      }
    },
  }
}

function wholeRecord(record: Uint8Array): Block {
  const bytes = new Uint8Array(record.length + 2).fill(LF)
  bytes.set(record)
  return { bytes, length: record.length, last: true }
}

/** Where the line after the first line break starts; -1 when there is none to trust. */
function afterLineBreak({ bytes, length, last }: Block): number {
  let p = 0
  while (p < length && bytes[p] !== LF && bytes[p] !== CR) p++
  if (p + 1 < length) return bytes[p] === CR && bytes[p + 1] === LF ? p + 2 : p + 1
  return last ? length : -1
}

function unsure({ from }: ScanTask): Piece {
  return {
    start: from,
    end: from,
    last: false,
    unsure: true,
    lines: 0,
    rows: 0,
    columns: [],
    labels: [],
    filtered: 0,
    unreadable: { count: 0, first: [] },
    consumed: 0,
  }
}
