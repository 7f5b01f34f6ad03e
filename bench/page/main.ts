import type { RunReport } from '../../src/analyses/report'
import type { BasketColumns } from '../../src/analyses/table-columns'
import type { Task } from '../../src/analyses/tasks'
import { createKernelPool } from '../../src/client/kernel-pool'
import { createArena } from '../../src/workers/memory/arena'
import { checksumOf } from './checksum'
import { hitsOf } from './hits'
import { type HypothesesPart, type PartMeasured, runPart } from './hypotheses'

export interface Measured {
  ms: number
  rows: number
  checksum: string
  /** Share of the customers whose hidden item is in their list, where some are hidden. */
  hits?: number
  report: RunReport
}

export interface Bench {
  run(area: string, task: Task, threads: number): Promise<Measured>
  runPart(part: HypothesesPart): Promise<PartMeasured>
}

async function buffer(path: string): Promise<ArrayBuffer> {
  const response = await fetch(`data/${path}`)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.arrayBuffer()
}

/** What stands beside the items of an area. */
const BESIDE: Record<string, 'times' | 'values' | undefined> = {
  journeys: 'times',
  bundles: 'values',
  interactions: 'values',
  shelf: 'values',
}

interface Files {
  groups: Uint32Array
  offsets: Uint32Array
  items: Uint32Array
  beside: { name: 'times' | 'values'; values: Float64Array } | null
}

async function filesOf(area: string): Promise<Files> {
  const word = async (name: string) => new Uint32Array(await buffer(`${area}/${name}.u32`))
  const name = BESIDE[area]
  const beside = name && { name, values: new Float64Array(await buffer(`${area}/${name}.f64`)) }
  return {
    groups: await word('groups'),
    offsets: await word('offsets'),
    items: await word('items'),
    beside: beside ?? null,
  }
}

const sequence = (length: number) => Uint32Array.from({ length }, (_, index) => index)

/** The columns as encoding leaves them, in an arena of their own for every run. */
function columnsOf({ groups, offsets, items, beside }: Files): BasketColumns {
  const bytes = 4 * (groups.length + offsets.length + items.length) + 8 * (beside?.values.length ?? 0)
  const arena = createArena(bytes + 4096, crossOriginIsolated)
  const into = (from: Uint32Array) => {
    const array = arena.u32(from.length)
    array.set(from)
    return array
  }
  const columns = { groupStart: into(groups), offsets: into(offsets), items: into(items) }
  const numbers = beside && arena.f64(beside.values.length)
  if (beside) numbers?.set(beside.values)
  const itemCount = items.reduce((most, item) => Math.max(most, item), 0) + 1
  return {
    ...columns,
    ...(beside ? { [beside.name]: numbers } : {}),
    memory: arena.memory,
    top: arena.top,
    groupBaskets: groups.slice(1).map((end, group) => end - (groups[group] ?? 0)),
    itemCount,
    labelRank: sequence(itemCount),
    groupRank: sequence(groups.length - 1),
  } as BasketColumns
}

const bench: Bench = {
  runPart,
  async run(area, task, threads) {
    const input = columnsOf(await filesOf(area))
    const pool = createKernelPool({ shared: crossOriginIsolated, threads })
    // Workers are up in the workbench long before the first run; their start is not part of mining.
    await pool.run(
      tiny(),
      { kind: 'itemsets', parameters: { minCount: 1, perGroup: false, method: 'deliver', target: 'all', limit: 10 } },
      quiet(),
    )
    const begin = performance.now()
    const { columns, report } = await pool.run(input, task, quiet())
    const ms = performance.now() - begin
    pool.dispose()
    const measured = { ms, rows: columns.rows, checksum: checksumOf(columns), report }
    if (columns.kind !== 'recommend') return measured
    return { ...measured, hits: hitsOf(columns, new Uint32Array(await buffer(`${area}/held.u32`))) }
  },
}

function quiet() {
  return { signal: new AbortController().signal, onProgress: () => undefined }
}

function tiny(): BasketColumns {
  const arena = createArena(4096, crossOriginIsolated)
  const of = (...values: number[]) => {
    const array = arena.u32(values.length)
    array.set(values)
    return array
  }
  const columns = { groupStart: of(0, 1), offsets: of(0, 1), items: of(0) }
  const one = Uint32Array.of(0)
  return {
    ...columns,
    memory: arena.memory,
    top: arena.top,
    groupBaskets: Uint32Array.of(1),
    itemCount: 1,
    labelRank: one,
    groupRank: one,
  } as BasketColumns
}

Object.assign(globalThis, { bench })
