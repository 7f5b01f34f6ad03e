import { cancelledError } from '../../../recipe/error'
import { createUnderWay, type UnderWay } from '../../life/under-way'
import type { UnreadableRow } from '../../protocol/files'
import type { Batch, BatchColumn, Reading, ReadProgress } from '../batch'
import { ByteDictionary, type PackedLabels } from '../dictionary'
import { isSequential } from './bytes'
import type { ScanPool } from './pool'
import { KEPT_UNREADABLE, type Piece, type ScanFile, type ScanSpec, type ScanTask } from './spec'

/** Large enough that a piece's dictionary is small beside its rows, small enough to keep many in flight. */
const CHUNK = 1 << 24
/** Pieces asked for ahead of the one being merged, per lane: one being scanned and one whose bytes are on their way. */
const AHEAD = 2

interface Chunk extends ScanTask {
  sequential: boolean
  lane: number | undefined
}

interface Options {
  signal: AbortSignal
  onProgress(p: ReadProgress): void
  chunkBytes?: number | undefined
}

type Settled = { piece: Piece } | { failure: unknown }

/**
 * One pass: pieces are scanned in any order and merged in file order, so that codes and line numbers do not depend on
 * how many scanners there are. A pool is borrowed for the pass, and given back with word on whether it is still of use.
 */
export function createReading(
  spec: ScanSpec,
  borrow: () => Promise<ScanPool>,
  giveBack: (pool: ScanPool, idle: boolean) => void,
  options: Options,
): Reading {
  const dictionaries = spec.slots
    .slice(0, spec.delivered)
    .map(({ as }) => (as === 'key' || as === 'list' ? new ByteDictionary() : undefined))
  const unreadable: { count: number; first: UnreadableRow[] } = { count: 0, first: [] }
  const filtered = { count: 0 }

  async function* batches(): AsyncGenerator<Batch> {
    const { signal, onProgress } = options
    if (signal.aborted) throw cancelledError()
    const underWay = createUnderWay()
    const abort = () => underWay.end(cancelledError())
    signal.addEventListener('abort', abort, { once: true })
    const pool = await borrow()
    let idle = false
    try {
      await underWay.until(pool.start(spec))
      const progress = createProgress(spec.files, onProgress)
      const foresee = createForesight(spec.files, dictionaries)
      for await (const { piece, file, line } of inFileOrder(spec, pool, options.chunkBytes ?? CHUNK, underWay)) {
        collectUnreadable(unreadable, piece, spec.files[file]!.name, line)
        filtered.count += piece.filtered
        progress(file, piece)
        if (piece.rows === 0) continue
        const columns = merge(piece, dictionaries)
        foresee(file, piece)
        yield { rows: piece.rows, columns }
      }
      idle = true
    } finally {
      signal.removeEventListener('abort', abort)
      giveBack(pool, idle)
    }
  }

  return { dictionaries, batches: batches(), unreadable, filtered }
}

interface Placed {
  piece: Piece
  file: number
  /** 1-based number of the piece's first line. */
  line: number
}

async function* inFileOrder(
  spec: ScanSpec,
  pool: ScanPool,
  chunkBytes: number,
  underWay: UnderWay,
): AsyncGenerator<Placed> {
  const chunks = plan(spec.files, chunkBytes, pool.lanes)
  const asked: Promise<Settled>[] = []
  const ask = ({ lane, sequential: _, ...task }: Chunk): Promise<Settled> =>
    pool.scan(task, lane).then(
      (piece) => ({ piece }),
      (failure: unknown) => ({ failure }),
    )
  const settle = async (promise: Promise<Settled>): Promise<Piece> => {
    const settled = await underWay.until(promise)
    if ('failure' in settled) throw settled.failure
    return settled.piece
  }
  let next = 0
  let end = 0
  let line = 0

  for (let current = 0; current < chunks.length; current++) {
    while (next < chunks.length && next <= current + pool.lanes * AHEAD) asked[next] = ask(chunks[next++]!)
    const chunk = chunks[current]!
    const { file } = chunk
    const firstOfFile = chunk.from === spec.files[file]!.dialect.dataStart
    if (firstOfFile) {
      end = chunk.from
      line = spec.files[file]!.dialect.dataLine + 1
    }
    const promise = asked[current]!
    delete asked[current]
    if (chunk.sequential) {
      for (let task = promise; ; ) {
        const piece = await settle(task)
        if (!piece.last) task = ask({ ...chunk, from: piece.end, to: piece.end + chunkBytes })
        yield { piece, file, line }
        line += piece.lines
        if (piece.last) break
      }
      continue
    }
    // The record before may have run through this whole chunk.
    if (end >= chunk.to && !firstOfFile) continue
    let piece = await settle(promise)
    // A wrong start: the chunk begins inside a quoted cell.
    if (piece.unsure || piece.start !== end) piece = await settle(ask({ ...chunk, from: end, exact: true }))
    yield { piece, file, line }
    end = piece.end
    line += piece.lines
  }
}

function plan(files: ScanFile[], chunkBytes: number, lanes: number): Chunk[] {
  return files.flatMap(({ blob, dialect }, file): Chunk[] => {
    const { dataStart } = dialect
    if (isSequential(dialect)) {
      const to = dataStart + chunkBytes
      return [{ file, from: dataStart, to, exact: true, sequential: true, lane: file % lanes }]
    }
    const chunks: Chunk[] = []
    for (let from = dataStart; from < blob.size; from += chunkBytes) {
      const to = Math.min(blob.size, from + chunkBytes)
      chunks.push({ file, from, to, exact: from === dataStart, sequential: false, lane: undefined })
    }
    return chunks
  })
}

function createProgress(files: ScanFile[], onProgress: (p: ReadProgress) => void) {
  const before: number[] = []
  let total = 0
  for (const { blob } of files) {
    before.push(total)
    total += blob.size
  }
  return (file: number, { consumed }: Piece) => onProgress({ done: before[file]! + consumed, total })
}

/** What a dictionary grew by with the second piece, it will about grow by with each piece that follows. */
function createForesight(files: ScanFile[], dictionaries: (ByteDictionary | undefined)[]) {
  const total = files.reduce((sum, { blob }) => sum + blob.size, 0)
  const sizes: number[] = []
  let pieces = 0
  return (file: number, { consumed }: Piece) => {
    if (++pieces > 2 || file > 0) return
    const left = Math.max(0, (total - consumed) / (consumed / pieces))
    dictionaries.forEach((dictionary, index) => {
      if (!dictionary) return
      if (pieces === 2) dictionary.reserve(dictionary.size + Math.ceil((dictionary.size - sizes[index]!) * left))
      sizes[index] = dictionary.size
    })
  }
}

function collectUnreadable(
  all: { count: number; first: UnreadableRow[] },
  { unreadable }: Piece,
  file: string,
  line: number,
): void {
  all.count += unreadable.count
  for (const row of unreadable.first) {
    if (all.first.length === KEPT_UNREADABLE) return
    all.first.push({ file, line: line + row.line, reason: row.reason })
  }
}

function merge({ columns, labels }: Piece, dictionaries: (ByteDictionary | undefined)[]): BatchColumn[] {
  columns.forEach((column, index) => {
    if (column.as === 'key' || column.as === 'list') translate(column.codes, labels[index]!, dictionaries[index]!)
  })
  return columns
}

const UNSEEN = 0xfffffffe

/** From codes of the piece to codes of the reading, in place and in row order, so that codes follow the file. */
function translate(codes: Uint32Array, { bytes, offsets, hashes }: PackedLabels, dictionary: ByteDictionary): void {
  const size = hashes.length
  const known = new Uint32Array(size).fill(UNSEEN)
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!
    if (code >= size) continue
    let translated = known[code]!
    if (translated === UNSEEN) {
      translated = dictionary.internHashed(bytes, offsets[code]!, offsets[code + 1]!, hashes[code]!)
      known[code] = translated
    }
    codes[at] = translated
  }
}
