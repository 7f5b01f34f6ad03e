import type { KernelContext, KernelInput, OutputChunk } from '../kernel-context'
import { entriesOf, type GroupPlan } from './group'
import { chooseMethod } from './method'
import { planGroups, putFlags } from './plan'
import { putBranches } from './put-branches'
import { densityOf, type RankedGroup, rankGroup } from './ranking'
import type { FrequentSets } from './record'
import { collectRecords, type Table } from './records'
import { mineSpread } from './spread'
import type { MiningParameters } from './types'
import { mineWhole } from './whole'

export type { FrequentSets } from './record'

export interface FrequentOptions {
  /** Keep at most so many sets, those of highest count; see `limitAt`. */
  cap: number
  /** Search only sets that hold an item of `include`. Rules need the other sets too. */
  pushInclude: boolean
  /** Search only these, without a table of all sets. */
  target?: MiningParameters['target']
}

/** Groups above this share of all entries are spread over the workers, the others are a task each. */
const LARGE_SHARE = 1 / 4
/** A group above this is spread even over one worker, for the sake of progress. */
const LARGE_ENTRIES = 2_000_000

/** Mines every group by any method; the same sets whatever the method, the threads and the kind of memory. */
export async function mineFrequentSets(
  kernel: KernelContext,
  input: KernelInput,
  parameters: MiningParameters,
  options: FrequentOptions,
): Promise<FrequentSets> {
  const includes = options.pushInclude && parameters.include !== undefined
  const maxLength = parameters.maxLength ?? 0xffffffff
  // Kernels take 0 for no limit.
  const limit = options.cap > 0x7fff0000 ? 0 : options.cap
  const flags = putFlags(kernel, input, parameters)
  const apart = putBranches(kernel, parameters.branches)
  const plans = planGroups(kernel, input, parameters)
  const total = plans.reduce((sum, plan) => sum + entriesOf(plan), 0)
  const large = Math.min(LARGE_ENTRIES, (total * LARGE_SHARE) / kernel.threads)
  const falling = plans.filter((plan) => entriesOf(plan) > 0).sort((a, b) => entriesOf(b) - entriesOf(a))
  const { target = 'all' } = options
  const isSpread = (plan: GroupPlan) => target !== 'all' || entriesOf(plan) > large
  const spread = falling.filter(isSpread)
  const whole = falling.filter((plan) => !isSpread(plan))

  const kept: Kept[] = []
  let choice = chooseMethod(parameters.method, { rows: 0, items: 0, occurrences: 0 })
  const rank = (plan: GroupPlan) => rankGroup(kernel, input, plan, flags, includes, maxLength, apart)
  for (const plan of spread) {
    const mark = kernel.mark()
    const ranked = await rank(plan)
    if (plan === falling[0]) choice = chooseMethod(parameters.method, densityOf(kernel, ranked))
    const chunks = await mineSpread(kernel, input, ranked, choice, limit, target)
    kept.push(take(kernel, chunks, ranked))
    kernel.release(mark)
  }
  if (whole.length > 0) {
    const mark = kernel.mark()
    if (spread.length === 0) {
      choice = chooseMethod(parameters.method, densityOf(kernel, await rank(whole[0] as GroupPlan)))
      kernel.release(mark)
    }
    const chunks = await mineWhole(kernel, input, whole, choice, { flags, includes, maxLength, limit, apart })
    kept.push(take(kernel, chunks, null))
    kernel.release(mark)
  }
  const { chunks, tables } = putBack(kernel, kept)
  const found = kernel.timed('collect', () => collectRecords(kernel, chunks, plans, tables, options.cap))
  return { ...found, method: choice.method, methodReason: choice.reason }
}

/** What outlives the mining of a group, outside kernel memory, so that all its lists and scratch can be given back. */
interface Kept {
  chunks: Uint8Array[]
  table: { number: number; items: Uint32Array; counts: Uint32Array } | null
}

function take(kernel: KernelContext, chunks: OutputChunk[], ranked: RankedGroup | null): Kept {
  return {
    chunks: chunks.map((chunk) => kernel.u8(chunk.address, chunk.bytes).slice()),
    table: ranked && {
      number: ranked.plan.number,
      items: kernel.u32(ranked.itemOfRank, ranked.items).slice(),
      counts: kernel.u32(ranked.countOfRank, ranked.items).slice(),
    },
  }
}

function putBack(kernel: KernelContext, kept: Kept[]): { chunks: OutputChunk[]; tables: Map<number, Table> } {
  const tables = new Map<number, Table>()
  const chunks = kept.flatMap(({ chunks, table }) => {
    if (table) {
      const { items, counts } = table
      tables.set(table.number, { items: items.length, itemOfRank: kernel.put(items), countOfRank: kernel.put(counts) })
    }
    return chunks.map((bytes) => ({ address: kernel.put(bytes), bytes: bytes.length }))
  })
  return { chunks, tables }
}
