import { type Block, type Design, type DesignColumn, type FeatureMatrix, type FoundSet, NO_LEVEL } from '../matrix'
import type { ReadMemory } from '../memory'
import { log } from '../statistics/elementary'

/** Columns of the design as numbers, for some of the rows. */
export interface SetColumns {
  of(set: FoundSet): Float64Array[]
  ofBlock(block: number): Float64Array[]
}

export function setColumns(
  kernel: ReadMemory,
  matrix: FeatureMatrix,
  design: Design,
  blocks: readonly Block[],
  rows: Uint32Array,
): SetColumns {
  const made = new Map<number, Float64Array>()
  const own = (feature: number) => {
    const { kind, address } = matrix.features[feature] as FeatureMatrix['features'][number]
    const values = kind === 'number' ? kernel.f64(address, matrix.rows) : kernel.u32(address, matrix.rows)
    return Float64Array.from(rows, (row) => values[row] as number)
  }
  const column = (at: number): Float64Array => {
    const known = made.get(at)
    if (known) return known
    const fresh = columnOf(design.columns[at] as DesignColumn, own, column, design)
    made.set(at, fresh)
    return fresh
  }
  const ofBlock = (block: number) => {
    const { from, to } = blocks[block] as Block
    return Array.from({ length: to - from }, (_, i) => column(from + i))
  }
  return { of: (set) => set.blocks.flatMap(ofBlock), ofBlock }
}

function columnOf(
  what: DesignColumn,
  own: (feature: number) => Float64Array,
  column: (at: number) => Float64Array,
  design: Design,
): Float64Array {
  switch (what.of) {
    case 'value':
      return own(what.feature).map((value) => (Number.isFinite(value) ? value : what.mean))
    case 'square':
      return own(what.feature).map((value) => (Number.isFinite(value) ? (value - what.mean) ** 2 : 0))
    case 'log':
      return own(what.feature).map((value) => log(Number.isFinite(value) ? value : what.mean))
    case 'missing':
      return own(what.feature).map((value) => Number(!Number.isFinite(value)))
    case 'level': {
      const levels = new Set(what.levels)
      return own(what.feature).map((value) => Number(levels.has(value) || (value === NO_LEVEL && levels.has(NO_LEVEL))))
    }
    case 'bin':
      return own(what.feature).map((value) => Number(what.from <= value && value < what.to))
    case 'product': {
      const [left, right] = [what.left, what.right].map((at) => about(column(at), design.columns[at])) as [
        Float64Array,
        Float64Array,
      ]
      return left.map((value, i) => value * (right[i] as number))
    }
  }
}

/** Products are of the distance of a value from its mean. */
const about = (values: Float64Array, what: DesignColumn | undefined) =>
  what?.of === 'value' ? values.map((value) => value - what.mean) : values
