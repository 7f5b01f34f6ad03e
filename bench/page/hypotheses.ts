import { blockMoments, designOf, evaluateSets, momentsOf, putMoments } from '../../src/analyses/hypotheses/exact'
import type { Feature, FeatureMatrix, Target } from '../../src/analyses/hypotheses/matrix'
import { openGroups, searchSubgroups } from '../../src/analyses/hypotheses/subgroups'
import type { Selector } from '../../src/analyses/hypotheses/subgroups/types'
import type { KernelContext } from '../../src/analyses/kernel-context'
import type { BasketColumns } from '../../src/analyses/table-columns'
import { createStage } from '../../src/workers/kernel/lead'
import { compileKernels } from '../../src/workers/kernel/module'

export type HypothesesPart = { part: 'evaluate'; sets: number } | { part: 'subgroups'; conditions: number }

/** What a part says of itself: numbers whose mean the rival's side knows as well. */
export interface PartMeasured {
  ms: number
  rows: number
  checksum: string
  report: { kernelBytes: number; phases: Record<string, number> }
}

const FOLDER = 'data/hypotheses'
const COLUMNS = 50
const SIZE = 10
const LEVELS = 5
const BEST = 10
/** A single time would be over before the clock has moved. */
const REPEATS = 100
const WARM = 2

async function buffer(name: string): Promise<ArrayBuffer> {
  const response = await fetch(`${FOLDER}/${name}`)
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return response.arrayBuffer()
}

const words = async (name: string) => new Uint32Array(await buffer(name))
const numbers = async (name: string) => new Float64Array(await buffer(name))

/** A part of the analysis in this thread alone: its rivals have one as well. */
export async function runPart(part: HypothesesPart): Promise<PartMeasured> {
  const shared = crossOriginIsolated
  const stage = createStage({ module: await compileKernels(shared), shared, ports: [] })
  const measure = part.part === 'evaluate' ? await toEvaluate(part.sets) : await toSearch(part.conditions)
  return stage.run(
    nothing(),
    () => undefined,
    async (kernel) => {
      // Kernels are compiled anew while they first run, which is no part of searching.
      for (let time = 0; time < WARM; time++) {
        const mark = kernel.mark()
        await measure(kernel)
        kernel.release(mark)
      }
      const { ms, values } = await measure(kernel)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      return {
        ms,
        rows: values.length,
        checksum: mean.toFixed(9),
        report: { kernelBytes: kernel.bytes(), phases: kernel.phases },
      }
    },
  )
}

type Measure = (kernel: KernelContext) => Promise<{ ms: number; values: number[] }>

/** R² of sets of ten columns. */
async function toEvaluate(sets: number): Promise<Measure> {
  const [x, y, all] = await Promise.all([numbers('x.f64'), numbers('y.f64'), words('sets.u32')])
  const own = all.slice(0, sets * SIZE)
  const blocks = new Uint32Array(own.length * REPEATS)
  for (let time = 0; time < REPEATS; time++) blocks.set(own, time * own.length)
  const starts = Uint32Array.from({ length: sets * REPEATS + 1 }, (_, set) => set * SIZE)
  return async (kernel) => {
    const matrix = matrixOf(kernel, 'number', x, { kind: 'number', address: kernel.put(y), levels: 0 }, y.length)
    const { design } = await designOf(kernel, matrix)
    const rowBlocks = { address: kernel.allocZeroed(2 * matrix.rows), count: 1 }
    const moments = momentsOf(kernel, await blockMoments(kernel, matrix, design, rowBlocks), [1])
    const at = putMoments(kernel, moments, design.blocks)
    const begin = performance.now()
    const { r2 } = await evaluateSets(kernel, at, { starts, blocks })
    return { ms: (performance.now() - begin) / REPEATS, values: Array.from(r2.subarray(0, sets)) }
  }
}

/** The groups with the most weighted relative accuracy, among all of up to so many conditions. */
async function toSearch(maxConditions: number): Promise<Measure> {
  const [codes, yes] = await Promise.all([words('codes.u32'), words('yes.u32')])
  const selectors = Array.from(
    { length: COLUMNS * LEVELS },
    (_, at): Selector => ({ of: 'level', feature: Math.floor(at / LEVELS), levels: [at % LEVELS] }),
  )
  const rows = Uint32Array.from({ length: yes.length }, (_, row) => row)
  return async (kernel) => {
    const target: Target = { kind: 'binary', address: kernel.put(yes), levels: 2 }
    const matrix = matrixOf(kernel, 'class', codes, target, yes.length)
    const begin = performance.now()
    const groups = await openGroups(kernel, matrix, selectors, rows, {
      maxConditions,
      keep: BEST,
      minRows: 1,
      coverage: 1,
      direction: 'higher',
      gain: 0,
      method: 'exact',
    })
    const { overall } = await searchSubgroups(kernel, groups)
    const ms = performance.now() - begin
    const accuracy = overall.slice(0, BEST).map((group) => (group.rows / rows.length) * group.effect)
    return { ms, values: accuracy }
  }
}

function matrixOf(
  kernel: KernelContext,
  kind: Feature['kind'],
  columns: Float64Array | Uint32Array,
  target: Target,
  rows: number,
): FeatureMatrix {
  const features = Array.from({ length: COLUMNS }, (_, id) => ({
    id,
    kind,
    address: kernel.put(columns.subarray(id * rows, (id + 1) * rows)),
    levels: kind === 'class' ? LEVELS : 0,
  }))
  return { rows, features, target, units: 0, unitCount: rows }
}

/** Parts bring their columns themselves. */
function nothing(): BasketColumns {
  const none = new Uint32Array(0)
  return {
    memory: null,
    top: 0,
    groupStart: new Uint32Array(2),
    groupBaskets: new Uint32Array(1),
    offsets: new Uint32Array(1),
    items: none,
    itemCount: 0,
    labelRank: none,
    groupRank: new Uint32Array(1),
  }
}
