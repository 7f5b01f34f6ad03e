import type { KernelContext } from '../../kernel-context'

/** What is known of a feature before anything is made of it. */
export type FeatureFacts = NumberFacts | ClassFacts

export interface NumberFacts {
  kind: 'number'
  known: number
  missing: number
  mean: number
  sd: number
  min: number
  max: number
}

export interface ClassFacts {
  kind: 'class'
  known: number
  missing: number
  /** Rows of each level. */
  counts: Uint32Array
}

/** f64 × rows of numbers, else u32 × rows of codes below `levels` or above all. */
export interface Column {
  kind: 'number' | 'class'
  address: number
  levels: number
}

const WORDS = 3

/** Looks at each column once; what is not finite counts as missing. */
export async function factsOf(
  kernel: KernelContext,
  rows: number,
  columns: readonly Column[],
): Promise<FeatureFacts[]> {
  const mark = kernel.mark()
  const words = new Uint32Array(WORDS * columns.length)
  columns.forEach(({ kind, address, levels }, at) => {
    words.set([Number(kind === 'class'), address, levels], WORDS * at)
  })
  const listAt = kernel.put(words)
  const chunks = await kernel.parallel({
    label: 'features',
    run: 'featureFacts',
    tasks: columns.length,
    args: [listAt, rows],
    writes: 'output',
    reads: [{ address: listAt, bytes: words.byteLength }],
    readsOf: (task) => {
      const { kind, address } = columns[task] as Column
      return [{ address, bytes: (kind === 'class' ? 4 : 8) * rows }]
    },
  })
  const facts = new Array<FeatureFacts>(columns.length)
  for (const { address, bytes } of chunks) {
    const view = kernel.u8(address, bytes)
    const data = new DataView(view.buffer, view.byteOffset, bytes)
    for (let at = 0; at < bytes; ) {
      const task = data.getUint32(at, true)
      const column = columns[task] as Column
      facts[task] = column.kind === 'number' ? readNumber(data, at, rows) : readClass(data, at, column.levels)
      at += column.kind === 'number' ? 48 : (4 * (column.levels + 2) + 7) & ~7
    }
  }
  kernel.release(mark)
  return facts
}

function readNumber(data: DataView, at: number, rows: number): NumberFacts {
  const known = data.getUint32(at + 4, true)
  const squares = data.getFloat64(at + 16, true)
  return {
    kind: 'number',
    known,
    missing: rows - known,
    mean: data.getFloat64(at + 8, true),
    sd: known < 2 ? 0 : Math.sqrt(squares / (known - 1)),
    min: data.getFloat64(at + 24, true),
    max: data.getFloat64(at + 32, true),
  }
}

function readClass(data: DataView, at: number, levels: number): ClassFacts {
  const counts = Uint32Array.from({ length: levels }, (_, level) => data.getUint32(at + 4 * (level + 1), true))
  const known = counts.reduce((sum, n) => sum + n, 0)
  return { kind: 'class', known, missing: data.getUint32(at + 4 * (levels + 1), true), counts }
}
