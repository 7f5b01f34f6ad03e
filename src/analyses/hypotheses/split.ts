import type { KernelContext } from '../kernel-context'
import type { RowBlocks } from './moments/blocks'
import type { TableMatrix } from './table'

/** Which rows are searched and which confirm, in blocks whose sums are added up as they are wanted. */
export interface Split {
  blocks: RowBlocks
  /** How many times each block is taken. */
  searching: Float64Array
  confirming: Float64Array
  everything: Float64Array
  /** Rows of each part, ascending. */
  searchedRows: Uint32Array
  confirmingRows: Uint32Array
  /** Rows of each block that is searched. */
  rowsOfSearching(): Uint32Array[]
  unitsSearched: number
  unitsConfirming: number
}

/** 32 bits of a number and a seed that look like chance: the finalizer of MurmurHash3. */
export function hashOf(number: number, seed: number): number {
  let h = Math.imul(number ^ Math.imul(seed | 0, 0x9e37_79b9), 0x85eb_ca6b) ^ seed
  h ^= h >>> 16
  h = Math.imul(h, 0x85eb_ca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2_ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * Units in an order that is chance and the seed's, class by class; a share of each confirms. What is chance is the hash of a
 * unit's label, or of the number of its row where nothing names it, so that a unit stays on its side when lines change places.
 */
export function confirmingUnits(
  {
    units,
    unitOf,
    codes,
    hashes: known,
  }: {
    units: number
    /** Of each row; absent where each row is one. */
    unitOf: Uint32Array | undefined
    /** Classes to be explained, row by row. */
    codes: Uint32Array | undefined
    /** Of each unit's label. */
    hashes: Uint32Array | undefined
  },
  { confirm, seed }: { confirm: number; seed: number },
): { order: Uint32Array; confirms: Uint8Array } {
  const classOf = new Uint32Array(units)
  for (const [row, code] of codes?.entries() ?? []) {
    const unit = unitOf ? (unitOf[row] as number) : row
    classOf[unit] = Math.max(classOf[unit] as number, code)
  }
  const hashes = Uint32Array.from({ length: units }, (_, unit) => hashOf(known?.[unit] ?? unit, seed))
  const order = Uint32Array.from(hashes.keys())
  order.sort(
    (a, b) => (classOf[a] as number) - (classOf[b] as number) || (hashes[a] as number) - (hashes[b] as number) || a - b,
  )
  const confirms = new Uint8Array(units)
  for (let first = 0; first < units; ) {
    let end = first + 1
    while (end < units && classOf[order[end] as number] === classOf[order[first] as number]) end++
    const share = Math.round((end - first) * confirm)
    for (let i = first; i < first + share; i++) confirms[order[i] as number] = 1
    first = end
  }
  return { order, confirms }
}

/** The rows in blocks, whole units each. */
export function splitUnits(
  kernel: KernelContext,
  matrix: TableMatrix,
  asked: { confirm: number; seed: number },
  mostBlocks: number,
): Split {
  const { rows, unitCount: units, target } = matrix
  const { confirm } = asked
  // Blocks without a unit would be drawn for nothing.
  const most = Math.max(2, Math.min(mostBlocks, units))
  const unitOf = matrix.units === 0 ? undefined : kernel.u32(matrix.units, rows).slice()
  const codes = target.kind === 'number' ? undefined : kernel.u32(target.address, rows)
  const { order, confirms } = confirmingUnits({ units, unitOf, codes, hashes: matrix.unitHashes }, asked)
  const unitsConfirming = confirms.reduce((sum, one) => sum + one, 0)
  const unitsSearched = units - unitsConfirming

  const confirmBlocks = Math.max(1, Math.min(most - 1, Math.round(most * confirm)))
  const searchBlocks = most - confirmBlocks
  // Dealt one after the other in the order of chance, so that blocks are of one size.
  const blockOf = new Uint16Array(units)
  let [searched, confirmed] = [0, 0]
  for (const unit of order) {
    blockOf[unit] = confirms[unit] ? searchBlocks + (confirmed++ % confirmBlocks) : searched++ % searchBlocks
  }
  const address = kernel.alloc(2 * rows)
  const into = kernel.u16(address, rows)
  const searching: number[] = []
  const confirming: number[] = []
  for (let row = 0; row < rows; row++) {
    const unit = unitOf ? (unitOf[row] as number) : row
    into[row] = blockOf[unit] as number
    ;(confirms[unit] ? confirming : searching).push(row)
  }
  const taken = (takes: (block: number) => boolean) => Float64Array.from({ length: most }, (_, b) => Number(takes(b)))
  return {
    blocks: { address, count: most },
    searching: taken((block) => block < searchBlocks),
    confirming: taken((block) => block >= searchBlocks),
    everything: taken(() => true),
    searchedRows: Uint32Array.from(searching),
    confirmingRows: Uint32Array.from(confirming),
    rowsOfSearching() {
      const blocks = kernel.u16(address, rows)
      const own: number[][] = Array.from({ length: searchBlocks }, () => [])
      for (const row of searching) own[blocks[row] as number]?.push(row)
      return own.map((each) => Uint32Array.from(each))
    },
    unitsSearched,
    unitsConfirming,
  }
}
