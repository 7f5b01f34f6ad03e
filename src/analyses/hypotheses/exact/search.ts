import type { KernelContext, OutputChunk } from '../../kernel-context'
import type { FoundSet, SetSearch } from '../matrix'
import type { MomentsAt } from './moments-at'
import { lexical, searchTasks, wordsOf } from './tasks'

export interface ExactOptions {
  maxSize: number
  /** So many sets of each size. */
  keep: number
}

const HEADER = 16

/** All sets of up to so many blocks, whatever their number: the best of each size. */
export async function searchExact(
  kernel: KernelContext,
  at: MomentsAt,
  { maxSize, keep }: ExactOptions,
): Promise<SetSearch> {
  const mark = kernel.mark()
  const sizes = Math.min(maxSize, at.blocks.length)
  const tasks = searchTasks(at.blocks.length, sizes)
  const { words, width } = wordsOf(tasks)
  const tasksAt = kernel.put(words)
  const chunks = await kernel.parallel({
    label: 'search',
    run: 'searchSets',
    tasks: tasks.length,
    args: [at.address, tasksAt, width, sizes, keep],
    writes: 'output',
    reads: [at.range, { address: tasksAt, bytes: words.byteLength }],
  })
  const { best, evaluated } = readBest(kernel, chunks, sizes, keep)
  kernel.release(mark)
  return { best, evaluated, exact: true }
}

/** What tasks have told, put together: of each size the best, equal ones by their blocks. */
function readBest(kernel: KernelContext, chunks: readonly OutputChunk[], sizes: number, keep: number) {
  const best: FoundSet[][] = Array.from({ length: sizes }, () => [])
  let evaluated = 0
  for (const { address, bytes } of chunks) {
    const view = viewOf(kernel.u8(address, bytes))
    for (let at = 0; at < bytes; at += HEADER + sizes * keep * widthOf(sizes)) {
      evaluated += Number(view.getBigUint64(at + 8, true))
      for (let size = 1; size <= sizes; size++) {
        const first = at + HEADER + (size - 1) * keep * widthOf(sizes)
        ;(best[size - 1] as FoundSet[]).push(...readSets(view, first, size, keep, widthOf(sizes)))
      }
    }
  }
  const ordered = best.map((sets) => sets.sort((x, y) => y.r2 - x.r2 || lexical(x.blocks, y.blocks)).slice(0, keep))
  return { best: ordered, evaluated }
}

/** Bytes of a set: its R², and room for the blocks of the largest. */
const widthOf = (sizes: number) => 8 + 4 * ((sizes + 1) & ~1)

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength)

function readSets(view: DataView, first: number, size: number, keep: number, width: number): FoundSet[] {
  const sets: FoundSet[] = []
  for (let i = 0; i < keep; i++) {
    const at = first + i * width
    const r2 = view.getFloat64(at, true)
    if (r2 < 0) break
    sets.push({ blocks: Array.from({ length: size }, (_, b) => view.getUint32(at + 8 + 4 * b, true)), r2 })
  }
  return sets
}
