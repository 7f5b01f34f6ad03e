import type { KernelContext, KernelInput } from '../kernel-context'
import type { GroupPlan } from '../mining/group'
import { planGroups } from '../mining/plan'
import { rowBounds } from '../mining/row-bounds'
import type { JudgeParameters } from './types'

/** Words of a split in kernel memory; `Split` in wasm/judge/split.ts has the same fields in the same order. */
const SPLIT = {
  offsets: 0,
  items: 1,
  values: 2,
  times: 3,
  rowRank: 4,
  labelRank: 5,
  seedLow: 6,
  seedHigh: 7,
  holdOut: 8,
  fates: 9,
  kept: 10,
  held: 11,
  keptItems: 12,
  keptValues: 13,
  heldItems: 14,
  setApart: 15,
  keptTimes: 16,
} as const

const SPLIT_BYTES = 80
const BLOCK_ENTRIES = 50_000

/** Items kept from training: of row r `items[start[r]]` up to `items[start[r + 1]]`, none where it is not judged. */
export interface HeldOut {
  start: Uint32Array
  items: Uint32Array
}

/** Histories to train on, row by row those of the input with items by label, and what was taken out of them. */
export async function splitHistories(
  kernel: KernelContext,
  input: KernelInput,
  { hide, split, holdOut, seed }: JudgeParameters,
): Promise<{ training: KernelInput; heldOut: HeldOut }> {
  const { rows, nnz, offsets, items, values } = input
  const [keptStart, heldStart] = [kernel.allocZeroed(4 * (rows + 1)), kernel.allocZeroed(4 * (rows + 1))]
  const keptItems = kernel.alloc(4 * nnz)
  const keptValues = values === 0 ? 0 : kernel.alloc(8 * nnz)
  const setApart = hide !== 'item'
  const keptTimes = setApart ? kernel.alloc(8 * nnz) : 0
  const mark = kernel.mark()
  const fields: Omit<Record<keyof typeof SPLIT, number>, 'heldItems'> = {
    offsets,
    items,
    values,
    times: setApart || split === 'last' ? input.times : 0,
    rowRank: kernel.put(input.rowRank ?? Uint32Array.from({ length: rows }, (_, row) => row)),
    labelRank: kernel.put(input.labelRank),
    seedLow: seed % 2 ** 32,
    seedHigh: Math.floor(seed / 2 ** 32),
    holdOut,
    fates: kernel.alloc(nnz),
    kept: keptStart,
    held: heldStart,
    keptItems,
    keptValues,
    setApart: setApart ? 1 : 0,
    keptTimes,
  }
  const address = kernel.alloc(SPLIT_BYTES)
  const put = (some: Partial<Record<keyof typeof SPLIT, number>>) => {
    const words = kernel.u32(address, SPLIT_BYTES / 4)
    for (const [name, value] of Object.entries(some)) words[SPLIT[name as keyof typeof SPLIT]] = value
  }
  put(fields)
  const [everything] = planGroups(kernel, input, { perGroup: false, minCount: 1 }) as [GroupPlan]
  const tasks = Math.max(1, Math.ceil(nnz / BLOCK_ENTRIES))
  const bounds = kernel.put(rowBounds(kernel.u32(offsets, rows + 1), everything, tasks))
  const phase = { label: 'split', tasks, args: [bounds, address], writes: 'memory' } as const

  await kernel.parallel({ ...phase, run: 'chooseHeldOut' })
  toStarts(kernel.u32(keptStart, rows + 1))
  const start = toStarts(kernel.u32(heldStart, rows + 1)).slice()
  const held = start[rows] as number
  const heldItems = kernel.alloc(4 * held)
  put({ heldItems })
  await kernel.parallel({ ...phase, run: 'layTraining', silent: true })

  const heldOut = { start, items: kernel.u32(heldItems, held).slice() }
  kernel.release(mark)
  const { times: _, ...rest } = input
  const training = {
    ...rest,
    times: keptTimes,
    offsets: keptStart,
    items: keptItems,
    values: keptValues,
    nnz: kernel.u32(keptStart, rows + 1)[rows] as number,
  }
  return { training, heldOut }
}

/** Numbers become what is before them, in place; the last place takes the whole. */
function toStarts(numbers: Uint32Array): Uint32Array {
  let sum = 0
  numbers.forEach((n, i) => {
    numbers[i] = sum
    sum += n
  })
  return numbers
}
