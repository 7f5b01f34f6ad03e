import type { Block, FoundSet, Moments } from '../../src/analyses/hypotheses/matrix'

/** Columns of numbers, one as long as the other. */
export type Columns = readonly Float64Array[]

const sum = (values: Iterable<number>) => {
  let total = 0
  for (const value of values) total += value
  return total
}
const dot = (a: Float64Array, b: Float64Array) => sum(a.map((x, i) => x * (b[i] as number)))
const mean = (a: Float64Array) => sum(a) / a.length

/** Centred, with the length 1; of a constant all noughts. */
function unit(column: Float64Array): Float64Array {
  const centre = mean(column)
  const centred = column.map((x) => x - centre)
  const length = Math.sqrt(dot(centred, centred))
  return centred.map((x) => (length <= 1e-9 * Math.max(1, Math.abs(centre)) ? 0 : x / length))
}

/** What is left of each column once those before it are taken out, with the length 1; nothing of what follows from them. */
function orthonormal(columns: Columns): Float64Array[] {
  const basis: Float64Array[] = []
  for (const column of columns) {
    let rest = unit(column)
    // Twice: what rounding has left of the others goes as well.
    for (let turn = 0; turn < 2; turn++) {
      for (const one of basis) {
        const share = dot(rest, one)
        rest = rest.map((x, i) => x - share * (one[i] as number))
      }
    }
    const variance = dot(rest, rest)
    if (variance >= 1e-9) basis.push(rest.map((x) => x / Math.sqrt(variance)))
  }
  return basis
}

const columnsIn = (columns: Columns, blocks: readonly Block[], set: readonly number[]) =>
  set.flatMap((b) => columns.slice((blocks[b] as Block).from, (blocks[b] as Block).to))

/** R² by least squares on the rows themselves, over all targets; and how many columns tell something. */
export function naiveR2(columns: Columns, targets: Columns, blocks: readonly Block[], set: readonly number[]) {
  const basis = orthonormal(columnsIn(columns, blocks, set))
  const white = orthonormal(targets)
  return { r2: sum(white.flatMap((y) => basis.map((q) => dot(q, y) ** 2))), rank: basis.length }
}

/** All sets of up to `maxSize` blocks each of which tells something the ones before it do not; by size. */
export function naiveSets(columns: Columns, targets: Columns, blocks: readonly Block[], maxSize: number): FoundSet[][] {
  const sizes: FoundSet[][] = Array.from({ length: Math.min(maxSize, blocks.length) }, () => [])
  const grow = (set: readonly number[], rank: number) => {
    if (set.length === maxSize) return
    for (let b = (set.at(-1) ?? -1) + 1; b < blocks.length; b++) {
      const next = [...set, b]
      const { r2, rank: reached } = naiveR2(columns, targets, blocks, next)
      if (reached === rank) continue
      sizes[set.length]?.push({ blocks: next, r2 })
      grow(next, reached)
    }
  }
  grow([], 0)
  return sizes
}

/** Moments by their definition. */
export function naiveMoments(columns: Columns, targets: Columns): Moments {
  const units = columns.map(unit)
  const white = orthonormal(targets)
  return {
    n: columns[0]?.length ?? 0,
    columns: columns.length,
    targets: white.length,
    gram: Float64Array.from(units.flatMap((a) => units.map((b) => dot(a, b)))),
    cross: Float64Array.from(white.flatMap((y) => units.map((x) => dot(x, y)))),
  }
}

/** Blocks of so many columns each, one after the other. */
export function blocksOf(widths: readonly number[]): Block[] {
  let at = 0
  return widths.map((width, feature) => {
    const from = at
    at += width
    return { features: [feature], from, to: at }
  })
}
