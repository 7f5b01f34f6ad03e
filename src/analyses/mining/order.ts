import type { KernelContext, KernelInput } from '../kernel-context'
import type { FrequentSets } from './record'

/** Records sorted at once by one task. */
const RUN = 8192

/** Records beside each other. */
export interface Run {
  from: number
  to: number
}

/** Kernels that sort a run of records and merge two neighbouring ones. */
interface OrderKernels {
  sort: string
  merge: string
}

/**
 * Sorts the records of each group by falling count, then by labels; in them, ranks become the places of labels,
 * ascending. Returns where the addresses of the records now are.
 */
export function orderRecords(kernel: KernelContext, input: KernelInput, found: FrequentSets): Promise<number> {
  const labels = putLabels(kernel, input, found)
  return orderRuns(kernel, found.records, groupsOf(found), { sort: 'sortRun', merge: 'mergeRuns' }, labels)
}

/** Sorts records at `records` group by group; returns where their addresses now are. */
export async function orderRuns(
  kernel: KernelContext,
  records: number,
  groups: readonly Run[],
  kernels: OrderKernels,
  labels: number,
): Promise<number> {
  const spare = kernel.alloc(4 * (groups.at(-1)?.to ?? 0))
  let runs = groups.map(cut)
  await sort(kernel, kernels.sort, runs.flat(), [records, spare], labels)
  let [source, target] = [records, spare]
  while (runs.some((r) => r.length > 1)) {
    runs = await merge(kernel, kernels.merge, runs, source, target)
    ;[source, target] = [target, source]
  }
  return source
}

function groupsOf(found: FrequentSets): Run[] {
  const { recordStart } = found
  return found.groups.map((_, g) => ({ from: recordStart[g] as number, to: recordStart[g + 1] as number }))
}

function cut({ from, to }: Run): Run[] {
  const runs = []
  for (let at = from; at < to; at += RUN) runs.push({ from: at, to: Math.min(to, at + RUN) })
  return runs
}

/** A table of label places by rank for each group, and a table of those tables. */
function putLabels(kernel: KernelContext, input: KernelInput, found: FrequentSets): number {
  const tables = found.groups.map((group) => {
    const items = kernel.u32(group.itemOfRank, group.items)
    return kernel.put(items.map((item) => input.labelRank[item] as number))
  })
  return kernel.put(Uint32Array.from(tables))
}

const putRuns = (kernel: KernelContext, triples: number[][]) => kernel.put(Uint32Array.from(triples.flat()))

async function sort(kernel: KernelContext, run: string, runs: Run[], places: number[], labels: number): Promise<void> {
  const bounds = putRuns(
    kernel,
    runs.map(({ from, to }) => [from, to, to]),
  )
  const args = [...places, bounds, labels]
  await kernel.parallel({ label: 'sort', run, tasks: runs.length, args, writes: 'memory' })
}

async function merge(
  kernel: KernelContext,
  run: string,
  groups: Run[][],
  source: number,
  target: number,
): Promise<Run[][]> {
  const triples: number[][] = []
  const merged = groups.map((runs) => {
    const larger: Run[] = []
    for (let r = 0; r < runs.length; r += 2) {
      const first = runs[r] as Run
      const second = runs[r + 1] ?? { from: first.to, to: first.to }
      triples.push([first.from, first.to, second.to])
      larger.push({ from: first.from, to: second.to })
    }
    return larger
  })
  const args = [source, target, putRuns(kernel, triples)]
  await kernel.parallel({ label: 'sort', run, tasks: triples.length, args, writes: 'memory' })
  return merged
}
