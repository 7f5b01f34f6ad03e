import type { KernelContext, KernelInput, OutputChunk } from '../kernel-context'
import { byFallingCost } from '../mining/falling-cost'
import { fieldOf, type Journeys } from './journeys'
import { layTimes } from './lay'
import type { Mined } from './mine'
import { RECORD, wordReader } from './record'
import { ROOT } from './roots'
import type { SequenceColumns } from './types'

const LABEL = 'times'

/** `Family` in wasm/sequences/waits.ts: paths of one group that begin with the same item. */
const FAMILY_WORDS = 6

/** Fills in the quartiles of the times between steps, over the first match of each customer. */
export async function fillTimes(
  kernel: KernelContext,
  input: KernelInput,
  { journeys, roots }: Mined,
  records: number,
  columns: SequenceColumns,
): Promise<void> {
  if (input.times === 0 || columns.stepMedian.length === 0) return
  if (fieldOf(kernel, journeys.address, 'times') === 0) await layTimes(kernel, input, journeys, LABEL)
  const times = { address: fieldOf(kernel, journeys.address, 'times'), bytes: 8 * journeys.room }
  const start = kernel.mark()
  const { families, members, cost } = kernel.timed(LABEL, () => findFamilies(columns, journeys, roots))
  const rankOfLabel = new Uint32Array(input.itemCount)
  journeys.itemOfRank.forEach((item, rank) => {
    rankOfLabel[input.labelRank[item] as number] = rank
  })
  const args = [journeys.address, kernel.put(families), kernel.put(members), records, kernel.put(rankOfLabel)]
  const own = { address: start, bytes: kernel.mark() - start }
  const chunks = await kernel.parallel({
    label: LABEL,
    run: fieldOf(kernel, journeys.address, 'visits') === 0 ? 'timeFamily' : 'timeVisitFamily',
    tasks: cost.length,
    order: byFallingCost(cost),
    args,
    writes: 'output',
    reads: [journeys.range, times, own, { address: records, bytes: 4 * columns.rows }],
    readsOf: (task) => recordsOf(kernel, records, members.subarray(...span(families, task))),
  })
  kernel.timed(LABEL, () => read(kernel, chunks, columns))
}

const span = (families: Uint32Array, task: number): [number, number] => [
  families[FAMILY_WORDS * task + 4] as number,
  families[FAMILY_WORDS * task + 5] as number,
]

function recordsOf(kernel: KernelContext, records: number, rows: Uint32Array) {
  const word = wordReader(kernel)
  return Array.from(rows, (row) => {
    const address = word(records, row)
    return { address, bytes: 4 * (RECORD.steps + word(address, RECORD.words)) }
  })
}

/** Rows of two steps and more, by group and first item. */
function findFamilies(columns: SequenceColumns, { items, itemOfRank }: Journeys, roots: Uint32Array) {
  const { rows, group, offsets, stepOffsets, items: steps } = columns
  const rankOf = new Map(Array.from(itemOfRank, (item, rank) => [item, rank]))
  const rootOf = new Map<number, number>()
  for (let at = 0; at < roots.length; at += ROOT.words) {
    rootOf.set((roots[at + ROOT.group] as number) * items + (roots[at + ROOT.rank] as number), at)
  }
  const byRoot = new Map<number, number[]>()
  for (let row = 0; row < rows; row++) {
    if (stepOffsets[row + 1] === stepOffsets[row]) continue
    const first = offsets[row] as number
    const key = (group[row] as number) * items + (rankOf.get(steps[first] as number) as number)
    const family = byRoot.get(key)
    if (family) family.push(row)
    else byRoot.set(key, [row])
  }
  const families: number[] = []
  const members: number[] = []
  const cost: number[] = []
  for (const [key, found] of byRoot) {
    const at = rootOf.get(key) as number
    const root = (word: number) => roots[at + word] as number
    families.push(root(ROOT.from), root(ROOT.to), root(ROOT.group), root(ROOT.rank), members.length)
    for (const row of found) members.push(row)
    families.push(members.length)
    cost.push(root(ROOT.customers) * (found.length + 4))
  }
  return { families: Uint32Array.from(families), members: Uint32Array.from(members), cost }
}

/** A record is the row and the number of its waits, then first quartiles, medians and third quartiles. */
function read(kernel: KernelContext, chunks: readonly OutputChunk[], columns: SequenceColumns): void {
  for (const { address, bytes } of chunks) {
    const words = kernel.u32(address, bytes / 4)
    const values = kernel.f64(address, bytes / 8)
    for (let at = 0; at < values.length; ) {
      const place = columns.stepOffsets[words[2 * at] as number] as number
      const waits = words[2 * at + 1] as number
      at++
      for (const column of [columns.stepQ25, columns.stepMedian, columns.stepQ75]) {
        for (let k = 0; k < waits; k++) column[place + k] = values[at++] as number
      }
    }
    kernel.checkCancelled()
  }
}
