import type { KernelContext } from '../../kernel-context'
import { type Block, type Design, type DesignColumn, type Feature, type FeatureMatrix, NO_LEVEL } from '../matrix'
import type { ReadMemory } from '../memory'
import { type ClassFacts, type FeatureFacts, factsOf, type NumberFacts } from './facts'

export interface DesignOptions {
  /** A column of its own says where a number is missing. */
  missing: boolean
  squares: boolean
  /** Of numbers that are all above zero. */
  logs: boolean
  /** Numbers are also cut into so many parts of about equal size; below 2: they are not. */
  bins: number
  /** Products of two features, as blocks of their own: of all pairs, or of these. */
  products: 'none' | 'all' | readonly (readonly [number, number])[]
  /** Levels that fewer rows have are pooled. */
  rareBelow: number
  /** So many levels of a class at most, the pooled ones as one; the most frequent stay. */
  mostLevels: number
}

export const DESIGN_DEFAULTS: DesignOptions = {
  missing: true,
  squares: false,
  logs: false,
  bins: 0,
  products: 'none',
  rareBelow: 10,
  mostLevels: 20,
}

/** A feature, or two whose product was asked for, that has no block. */
export interface LeftOut {
  features: readonly number[]
  why: 'empty' | 'constant' | 'tooWide'
}

export interface MadeDesign {
  design: Design
  /** In the order of the features of the matrix. */
  facts: readonly FeatureFacts[]
  leftOut: readonly LeftOut[]
}

/** Columns that the product of two features may have. */
const WIDEST_PRODUCT = 64
/** Logarithms are taken of numbers with all their digits. */
const LEAST_LOG = 2 ** -1022
/** Rows that are looked at to cut a number into parts. */
const CUT_ROWS = 20_000

/** The columns that features become. Only the features are looked at, never the target. */
export async function designOf(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  options: DesignOptions = DESIGN_DEFAULTS,
): Promise<MadeDesign> {
  const facts = await factsOf(kernel, matrix.rows, matrix.features)
  const cuts = matrix.features.map((feature) =>
    feature.kind === 'number' && options.bins > 1 ? cutsOf(kernel, matrix.rows, feature, options.bins) : [],
  )
  return { ...designFrom(matrix.features, facts, cuts, options), facts }
}

/** Pure part: what becomes of features of which these facts are known. */
export function designFrom(
  features: readonly Feature[],
  facts: readonly FeatureFacts[],
  cuts: readonly (readonly number[])[],
  options: DesignOptions,
): Pick<MadeDesign, 'design' | 'leftOut'> {
  const columns: DesignColumn[] = []
  const blocks: Block[] = []
  const leftOut: LeftOut[] = []
  const add = (of: readonly number[], own: readonly DesignColumn[]) => {
    blocks.push({ features: of, from: columns.length, to: columns.length + own.length })
    columns.push(...own)
  }
  features.forEach((feature, at) => {
    const known = facts[at] as FeatureFacts
    const own =
      known.kind === 'number'
        ? numberColumns(feature.id, known, cuts[at] ?? [], options)
        : classColumns(feature.id, known, options)
    if (own.length > 0) add([feature.id], own)
    else leftOut.push({ features: [feature.id], why: known.known === 0 ? 'empty' : 'constant' })
  })
  const blockOf = new Map(blocks.map((block) => [block.features[0] as number, block]))
  for (const [left, right] of pairsOf(options.products, [...blockOf.keys()])) {
    const own = productColumns(columns, blockOf.get(left), blockOf.get(right))
    if (own.length > 0 && own.length <= WIDEST_PRODUCT) add([left, right], own)
    else leftOut.push({ features: [left, right], why: own.length > 0 ? 'tooWide' : 'constant' })
  }
  return { design: { columns, blocks }, leftOut }
}

function numberColumns(
  feature: number,
  { known, missing, mean, min, max }: NumberFacts,
  cuts: readonly number[],
  { missing: flags, squares, logs }: DesignOptions,
): DesignColumn[] {
  if (known === 0) return []
  const columns: DesignColumn[] = []
  if (min < max) {
    columns.push({ of: 'value', feature, mean })
    if (squares) columns.push({ of: 'square', feature, mean })
    if (logs && min >= LEAST_LOG) columns.push({ of: 'log', feature, mean })
    cuts.forEach((from, i) => {
      columns.push({ of: 'bin', feature, from, to: cuts[i + 1] ?? Number.POSITIVE_INFINITY })
    })
  }
  if (flags && missing > 0) columns.push({ of: 'missing', feature })
  return columns
}

/** The most frequent level is what others are told apart from. */
function classColumns(
  feature: number,
  { counts, missing }: ClassFacts,
  { rareBelow, mostLevels }: DesignOptions,
): DesignColumn[] {
  const countOf = (level: number) => counts[level] as number
  const levels = Array.from(counts, (_, level) => level)
    .filter((level) => countOf(level) > 0)
    .sort((a, b) => countOf(b) - countOf(a) || a - b)
  const [, ...others] = levels
  const frequent = others.filter((level) => countOf(level) >= rareBelow)
  const none = missing > 0 ? 1 : 0
  const all = frequent.length === others.length && levels.length + none <= mostLevels
  // The base, the pooled and the missing ones have a place of their own among those there may be.
  const kept = all ? frequent : frequent.slice(0, Math.max(0, mostLevels - 2 - none))
  const pooled = others.slice(kept.length)
  return [
    ...kept.map((level): DesignColumn => ({ of: 'level', feature, levels: [level] })),
    ...(pooled.length > 0 ? [{ of: 'level', feature, levels: pooled } as const] : []),
    ...(none > 0 && levels.length > 0 ? [{ of: 'level', feature, levels: [NO_LEVEL] } as const] : []),
  ]
}

type Pair = readonly [number, number]

function pairsOf(products: DesignOptions['products'], features: readonly number[]): readonly Pair[] {
  if (products === 'none') return []
  if (products === 'all')
    return features.flatMap((left, i) => features.slice(i + 1).map((right): Pair => [left, right]))
  return products
}

/** Each value or level of one with each of the other. */
function productColumns(
  columns: readonly DesignColumn[],
  left: Block | undefined,
  right: Block | undefined,
): DesignColumn[] {
  const factors = (block: Block | undefined) =>
    Array.from({ length: block ? block.to - block.from : 0 }, (_, i) => (block as Block).from + i).filter((column) =>
      ['value', 'level'].includes(columns[column]?.of ?? ''),
    )
  const others = factors(right)
  return factors(left).flatMap((l) => others.map((r): DesignColumn => ({ of: 'product', left: l, right: r })))
}

/** Where parts of about equal size begin, but for the first; by some of the rows, always the same ones. */
export function cutsOf(kernel: ReadMemory, rows: number, { address }: Feature, bins: number): number[] {
  const values = kernel.f64(address, rows)
  const step = Math.max(1, Math.floor(rows / CUT_ROWS))
  const some: number[] = []
  for (let row = 0; row < rows; row += step) {
    const value = values[row] as number
    if (Number.isFinite(value)) some.push(value)
  }
  const sorted = Float64Array.from(some).sort()
  const cuts = Array.from(
    { length: bins - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / bins)] as number,
  )
  return [...new Set(cuts)].filter((cut) => cut > (sorted[0] as number))
}
