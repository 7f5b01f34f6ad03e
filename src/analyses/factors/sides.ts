import type { KernelContext } from '../kernel-context'
import { evenBlocks } from './rows'

/** Words of a side in kernel memory; `Side` in wasm/recommend/side.ts has the same fields in the same order. */
const SIDE = { matrix: 0, start: 1, entries: 2, weights: 3, nothing: 4, bytes: 5 } as const
const SIDE_WORDS = 8

/** Rows in a block that is solved by one worker; finer where rows are long. */
const SOLVE_COST = 16_000
const MOST_SOLVE_BLOCKS = 512
/** Blocks of rows that go through dense products: each has a square of its own. */
const DENSE_ROWS = 1024
const MOST_DENSE_BLOCKS = 32

/** A row of factors should not begin in the middle of a cache line: one more would be read. */
const LINE = 64

/** Bounds of blocks of rows in kernel memory. */
export interface Blocks {
  bounds: number
  tasks: number
}

/** Customers or items, with their factors and with addresses of the factors of what they go with. */
export interface Side {
  /** Address of the words of the side. */
  address: number
  rows: number
  /** Factors: f32, `bytes` a row, and a row of zeros behind the last. */
  matrix: number
  zeros: number
  bytes: number
  /** Entries of row r are `start[r]` up to `start[r + 1]`; also at `startAddress`. */
  start: Uint32Array
  startAddress: number
  entries: number
  weights: number
  solving: Blocks
  dense: Blocks
}

export function laySide(kernel: KernelContext, start: Uint32Array, bytes: number): Side {
  const rows = start.length - 1
  const room = start[rows] as number
  const matrix = LINE * Math.ceil(kernel.allocZeroed(bytes * (rows + 1) + LINE) / LINE)
  return {
    address: kernel.allocZeroed(4 * SIDE_WORDS),
    rows,
    matrix,
    zeros: matrix + bytes * rows,
    bytes,
    start,
    startAddress: kernel.put(start),
    entries: kernel.alloc(4 * room),
    weights: kernel.allocZeroed(4 * room),
    solving: putBlocks(kernel, evenBlocks(start, SOLVE_COST, MOST_SOLVE_BLOCKS)),
    dense: putBlocks(kernel, evenRows(rows)),
  }
}

function evenRows(rows: number): Uint32Array {
  const blocks = Math.max(1, Math.min(MOST_DENSE_BLOCKS, Math.ceil(rows / DENSE_ROWS)))
  return Uint32Array.from({ length: blocks + 1 }, (_, b) => Math.floor((rows * b) / blocks))
}

const putBlocks = (kernel: KernelContext, bounds: Uint32Array): Blocks => ({
  bounds: kernel.put(bounds),
  tasks: bounds.length - 1,
})

/** Tells kernels of a side; places of its entries that nobody fills lead to zeros of the other side. */
export function linkSide(kernel: KernelContext, side: Side, other: Side): void {
  const words = kernel.u32(side.address, SIDE_WORDS)
  words[SIDE.matrix] = side.matrix
  words[SIDE.start] = side.startAddress
  words[SIDE.entries] = side.entries
  words[SIDE.weights] = side.weights
  words[SIDE.nothing] = other.zeros
  words[SIDE.bytes] = side.bytes
  kernel.u32(side.entries, side.start[side.rows] as number).fill(other.zeros)
}
