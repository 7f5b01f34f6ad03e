import fc from 'fast-check'
import { type Design, type DesignColumn, type FeatureMatrix, NO_LEVEL } from '../../src/analyses/hypotheses/matrix'
import type { DesignOptions } from '../../src/analyses/hypotheses/moments/design'
import type { KernelContext } from '../../src/analyses/kernel-context'
import { random } from '../random'
import { noise } from './random-columns'

/** A small table of features as anybody would keep it: NaN and `NO_LEVEL` where nothing is. */
export interface Table {
  rows: number
  features: { kind: 'number' | 'class'; values: number[]; levels: number }[]
  target: { kind: 'number' | 'binary' | 'classes'; values: number[]; levels: number }
}

export interface TableSample {
  rows: number
  kinds: readonly ('number' | 'holes' | 'positive' | 'far' | 'constant' | 'empty' | 'class' | 'torn')[]
  target: 'number' | 'binary' | 'classes'
  seed: number
}

export const tableArbitrary: fc.Arbitrary<TableSample> = fc.record({
  rows: fc.integer({ min: 5, max: 80 }),
  kinds: fc.array(
    fc.constantFrom('number', 'number', 'holes', 'positive', 'far', 'constant', 'empty', 'class', 'class', 'torn'),
    { minLength: 1, maxLength: 6 },
  ),
  target: fc.constantFrom('number', 'binary', 'classes'),
  seed: fc.nat(1_000_000),
})

export const optionsArbitrary: fc.Arbitrary<DesignOptions> = fc.record({
  missing: fc.boolean(),
  squares: fc.boolean(),
  logs: fc.boolean(),
  bins: fc.constantFrom(0, 0, 3),
  products: fc.constantFrom('none', 'none', 'all'),
  rareBelow: fc.constantFrom(1, 4),
  mostLevels: fc.constantFrom(3, 5, 20),
})

export function tableOf({ rows, kinds, target, seed }: TableSample): Table {
  const next = random(seed)
  const make = (one: () => number) => Array.from({ length: rows }, one)
  const numbers: Record<string, () => number> = {
    number: () => noise(next),
    holes: () => (next() < 0.3 ? Number.NaN : noise(next)),
    positive: () => 0.01 + 5 * next() ** 2,
    far: () => 1e6 + noise(next),
    constant: () => 4.5,
    empty: () => Number.NaN,
  }
  const levels = 7
  // Some levels are rare, and one never comes.
  const level = () => Math.floor(6 * next() ** 2)
  const features = kinds.map((kind) => {
    const number = numbers[kind]
    if (number) return { kind: 'number' as const, values: make(number), levels: 0 }
    return {
      kind: 'class' as const,
      values: make(() => (kind === 'torn' && next() < 0.2 ? NO_LEVEL : level())),
      levels,
    }
  })
  const few = target === 'binary' ? 2 : 4
  const values = make(() => (target === 'number' ? 100 + noise(next) : Math.floor(few * next() ** 1.5)))
  return { rows, features, target: { kind: target, values, levels: few } }
}

/** Puts it into kernel memory. */
export function putTable(kernel: KernelContext, { rows, features, target }: Table): FeatureMatrix {
  const put = (kind: string, values: readonly number[]) =>
    kernel.put(kind === 'number' ? Float64Array.from(values) : Uint32Array.from(values))
  return {
    rows,
    features: features.map(({ kind, values, levels }, id) => ({ id, kind, levels, address: put(kind, values) })),
    target: { kind: target.kind, address: put(target.kind, target.values), levels: target.levels },
    units: 0,
    unitCount: rows,
  }
}

/** Columns of a design by their definition. */
export function naiveColumns({ rows, features }: Table, { columns }: Design): Float64Array[] {
  const made: Float64Array[] = []
  const valueAt = (feature: number, row: number) => features[feature]?.values[row] as number
  const about = (column: DesignColumn, x: number) => (column.of === 'value' ? x - column.mean : x)
  const at = (column: DesignColumn, row: number): number => {
    if (column.of === 'product') {
      const [left, right] = [columns[column.left], columns[column.right]] as [DesignColumn, DesignColumn]
      return about(left, made[column.left]?.[row] as number) * about(right, made[column.right]?.[row] as number)
    }
    const x = valueAt(column.feature, row)
    if (column.of === 'missing') return Number(Number.isNaN(x))
    if (column.of === 'level') return Number(column.levels.includes(x))
    if (column.of === 'bin') return Number(column.from <= x && x < column.to)
    const known = Number.isNaN(x) ? column.mean : x
    if (column.of === 'square') return (known - column.mean) ** 2
    return column.of === 'log' ? Math.log(known) : known
  }
  for (const column of columns) made.push(Float64Array.from({ length: rows }, (_, row) => at(column, row)))
  return made
}

export function naiveTargets({ target }: Table): Float64Array[] {
  const { kind, values, levels } = target
  if (kind === 'number') return [Float64Array.from(values)]
  const count = kind === 'binary' ? 1 : levels - 1
  return Array.from({ length: count }, (_, t) => Float64Array.from(values, (code) => Number(code === t + 1)))
}
