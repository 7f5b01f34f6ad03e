import type { KernelContext } from '../../kernel-context'
import type { Block, FoundSet } from '../matrix'
import type { BlockMoments } from '../moments/blocks'
import { columnsIn, startsIn } from './moments-at'

export interface StabilityOptions {
  resamples: number
  seed: number
  maxSize: number
  /** All sets are looked at in each resample, else one block is added after the other. */
  exact: boolean
}

export interface Stability {
  /** By size, from 1 on, and block: share of resamples in whose best set of that size it is. */
  share: readonly Float64Array[]
  /** Of each set that was asked about its R² in each resample: set by set. */
  r2: Float64Array
  /** Of each set: how far its R² spreads over resamples. */
  standardError: Float64Array
}

/** Words of what is looked at again; `Again` in wasm/hypotheses/stability.ts has the same fields in the same order. */
const AGAIN = [
  'columns',
  'sums',
  'blocks',
  'times',
  'list',
  'starts',
  'columnCount',
  'stride',
  'targets',
  'blockCount',
  'maxSize',
  'exact',
  'seed',
  'setStarts',
  'setBlocks',
  'sets',
] as const

const HEADER = 8

/**
 * The search again on so many bootstraps of the blocks of rows that `times` takes: how often it finds which blocks again, and how
 * far the R² of `sets` spreads. Sets name blocks by their place in `blocks`.
 */
export async function stabilityOf(
  kernel: KernelContext,
  sums: BlockMoments,
  times: ArrayLike<number>,
  blocks: readonly Block[],
  sets: readonly Pick<FoundSet, 'blocks'>[],
  options: StabilityOptions,
): Promise<Stability> {
  const mark = kernel.mark()
  const { resamples, exact, seed } = options
  const maxSize = Math.min(options.maxSize, blocks.length)
  const address = putAgain(kernel, sums, times, blocks, sets, { maxSize, exact, seed })
  const chunks = await kernel.parallel({
    label: 'stability',
    run: 'resample',
    tasks: resamples,
    args: [address],
    writes: 'output',
    // All of it stands between the plan of columns and the words of this.
    reads: [{ address: sums.start, bytes: kernel.mark() - sums.start }],
  })
  const share = Array.from({ length: maxSize }, () => new Float64Array(blocks.length))
  const r2 = new Float64Array(sets.length * resamples)
  const width = 8 + 4 * ((maxSize + 1) & ~1)
  for (const { address: first, bytes } of chunks) {
    const { buffer, byteOffset } = kernel.u8(first, bytes)
    const view = new DataView(buffer, byteOffset, bytes)
    for (let at = 0; at < bytes; at += HEADER + 8 * sets.length + maxSize * width) {
      const run = view.getUint32(at, true)
      for (let set = 0; set < sets.length; set++) {
        r2[set * resamples + run] = view.getFloat64(at + HEADER + 8 * set, true)
      }
      share.forEach((counts, size) => {
        const best = at + HEADER + 8 * sets.length + size * width
        if (view.getFloat64(best, true) < 0) return
        for (let i = 0; i <= size; i++) {
          const block = view.getUint32(best + 8 + 4 * i, true)
          counts[block] = (counts[block] as number) + 1
        }
      })
    }
  }
  kernel.release(mark)
  const standardError = Float64Array.from(sets, (_, set) =>
    spreadOf(r2.subarray(set * resamples, (set + 1) * resamples)),
  )
  return { share: share.map((counts) => counts.map((n) => n / resamples)), r2, standardError }
}

function putAgain(
  kernel: KernelContext,
  sums: BlockMoments,
  times: ArrayLike<number>,
  blocks: readonly Block[],
  sets: readonly Pick<FoundSet, 'blocks'>[],
  { maxSize, exact, seed }: Omit<StabilityOptions, 'resamples'>,
): number {
  const list = kernel.u32(sums.list, sums.columns + sums.targets)
  const own = [...columnsIn(blocks).map((column) => list[column] as number), ...list.subarray(sums.columns)]
  const columnCount = own.length - sums.targets
  const setStarts = new Uint32Array(sets.length + 1)
  sets.forEach((set, i) => {
    setStarts[i + 1] = (setStarts[i] as number) + set.blocks.length
  })
  const fields: Record<(typeof AGAIN)[number], number> = {
    columns: sums.plan,
    sums: sums.sums,
    blocks: sums.count,
    times: kernel.put(Float64Array.from({ length: sums.count }, (_, block) => times[block] ?? 0)),
    list: kernel.put(Uint32Array.from(own)),
    starts: kernel.put(startsIn(blocks)),
    columnCount,
    stride: (columnCount + 2) & ~1,
    targets: sums.targets,
    blockCount: blocks.length,
    maxSize,
    exact: Number(exact),
    seed,
    setStarts: kernel.put(setStarts),
    setBlocks: kernel.put(Uint32Array.from(sets.flatMap((set) => [...set.blocks]))),
    sets: sets.length,
  }
  return kernel.put(Uint32Array.from(AGAIN, (name) => fields[name]))
}

function spreadOf(values: Float64Array): number {
  if (values.length < 2) return 0
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1))
}
