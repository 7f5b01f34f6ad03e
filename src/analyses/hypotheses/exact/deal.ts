import type { KernelContext } from '../../kernel-context'
import type { FeatureMatrix } from '../matrix'
import { type BlockMoments, NO_ROW_BLOCK, type RowBlocks } from '../moments/blocks'

/** Words of a deal in kernel memory, behind the mean; `Deal` in wasm/hypotheses/permuted.ts has the same fields in the same order. */
const DEAL = [
  'columns',
  'sums',
  'blocks',
  'times',
  'list',
  'listed',
  'targets',
  'classes',
  'target',
  'rowsOf',
  'start',
  'units',
  'groups',
  'groupStart',
  'alike',
  'seed',
] as const

/** Rows that take part, unit by unit, and units by who changes places with whom. */
export interface Units {
  rows: Uint32Array
  /** Where each unit begins among them, and where the last ends. */
  start: Uint32Array
  /** Where each group begins among units, and where the last ends. */
  groupStart: Uint32Array
  /** All rows of a unit have the same target: units of any size change places, else those of the same size. */
  alike: boolean
}

/** Arranges the rows of blocks that are taken. Groups are strata, and within them sizes where that matters. */
export function unitsOf(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  { address }: RowBlocks,
  times: ArrayLike<number>,
  strata: number,
): Units {
  const blockOf = kernel.u16(address, matrix.rows)
  const unitOf = matrix.units === 0 ? undefined : kernel.u32(matrix.units, matrix.rows)
  const units = unitOf ? matrix.unitCount : matrix.rows
  const takes = (row: number) => {
    const block = blockOf[row] as number
    return block !== NO_ROW_BLOCK && (times[block] ?? 0) > 0
  }
  const sizes = new Uint32Array(units)
  for (let row = 0; row < matrix.rows; row++) {
    if (!takes(row)) continue
    const unit = unitOf ? (unitOf[row] as number) : row
    sizes[unit] = (sizes[unit] as number) + 1
  }
  const alike = unitOf ? sameInUnits(kernel, matrix, unitOf, takes) : true
  const stratumOf = strata === 0 ? undefined : kernel.u32(strata, units)
  const present = Uint32Array.from(sizes.keys()).filter((unit) => (sizes[unit] as number) > 0)
  const stratum = (unit: number) => stratumOf?.[unit] ?? 0
  const size = (unit: number) => (alike ? 0 : (sizes[unit] as number))
  const differ = (a: number, b: number) => stratum(a) - stratum(b) || size(a) - size(b)
  if (stratumOf || !alike) present.sort((a, b) => differ(a, b) || a - b)
  const groupStart = [0]
  for (let i = 1; i < present.length; i++) {
    if (differ(present[i - 1] as number, present[i] as number) !== 0) groupStart.push(i)
  }
  const start = new Uint32Array(present.length + 1)
  const next = new Uint32Array(units)
  present.forEach((unit, i) => {
    next[unit] = start[i] as number
    start[i + 1] = (start[i] as number) + (sizes[unit] as number)
  })
  const rows = new Uint32Array(start.at(-1) as number)
  for (let row = 0; row < matrix.rows; row++) {
    if (!takes(row)) continue
    const unit = unitOf ? (unitOf[row] as number) : row
    const at = next[unit] as number
    rows[at] = row
    next[unit] = at + 1
  }
  return { rows, start, groupStart: Uint32Array.from([...groupStart, present.length]), alike }
}

function sameInUnits(
  kernel: KernelContext,
  { rows, target, unitCount }: FeatureMatrix,
  unitOf: Uint32Array,
  takes: (row: number) => boolean,
): boolean {
  const values = target.kind === 'number' ? kernel.f64(target.address, rows) : kernel.u32(target.address, rows)
  const first = new Float64Array(unitCount).fill(Number.NaN)
  for (let row = 0; row < rows; row++) {
    if (!takes(row)) continue
    const unit = unitOf[row] as number
    const value = values[row] as number
    if (Number.isNaN(first[unit] as number)) first[unit] = value
    else if (first[unit] !== value) return false
  }
  return true
}

/** Share of units that have others to change places with. */
export function movableShare({ groupStart }: Units): number {
  const units = groupStart.at(-1) as number
  let movable = 0
  for (let g = 0; g + 1 < groupStart.length; g++) {
    const size = (groupStart[g + 1] as number) - (groupStart[g] as number)
    if (size > 1) movable += size
  }
  return units === 0 ? 0 : movable / units
}

/** Puts it where kernels read it. */
export function putDeal(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  sums: BlockMoments,
  times: ArrayLike<number>,
  { rows, start, groupStart, alike }: Units,
  seed: number,
): number {
  const { target } = matrix
  const fields: Record<(typeof DEAL)[number], number> = {
    columns: sums.plan,
    sums: sums.sums,
    blocks: sums.count,
    times: kernel.put(Float64Array.from({ length: sums.count }, (_, block) => Number((times[block] ?? 0) > 0))),
    list: sums.list,
    listed: sums.columns + sums.targets,
    targets: sums.targets,
    classes: target.kind === 'number' ? 0 : Math.max(2, target.levels),
    target: target.address,
    rowsOf: kernel.put(rows),
    start: kernel.put(start),
    units: start.length - 1,
    groups: groupStart.length - 1,
    groupStart: kernel.put(groupStart),
    alike: Number(alike),
    seed,
  }
  const address = kernel.alloc(8 + 4 * DEAL.length)
  kernel.f64(address, 1)[0] = sums.targetMean
  kernel.u32(address + 8, DEAL.length).set(DEAL.map((name) => fields[name]))
  return address
}
