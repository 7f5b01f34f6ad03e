import type { KernelContext, MemoryRange } from '../../kernel-context'
import { type FeatureMatrix, NO_LEVEL } from '../matrix'
import { clashBitmaps } from './clashes'
import type { Selector, SubgroupOptions } from './types'

const WORDS = 20
/** Lanes whose numbers lie side by side. */
const TOGETHER = 8
const SELECTOR_WORDS = 8

/** Whole numbers that stand for a number target have so many steps on either side of its mean. */
const STEPS = 2 ** 31

export interface Groups {
  /** Of `Groups` in the kernel. */
  address: number
  range: MemoryRange
  /** Bitmaps of the selectors, one after the other. */
  masks: number
  rows: number
  /** Rows of the table that are searched in. */
  list: Uint32Array
  classes: readonly number[]
  /** Of a number: mean, standard deviation, and how many steps are 1. */
  mean: number
  deviation: number
  scale: number
  /** u32 × classes: rows of each. */
  totals: Uint32Array
  /** The target in these rows. */
  values: Float64Array | Uint32Array
  options: SubgroupOptions
  selectors: readonly Selector[]
}

export const bitmapBytes = (bits: number) => Math.ceil(bits / 128) * 16

/** Lays bitmaps of the selectors and the target over the rows of a list. */
export async function layGroups(
  kernel: KernelContext,
  { features, target, rows: tableRows }: FeatureMatrix,
  selectors: readonly Selector[],
  list: Uint32Array,
  options: SubgroupOptions,
): Promise<Groups> {
  const rows = list.length
  const begin = kernel.mark()
  const address = kernel.alloc(4 * WORDS)
  const masks = kernel.alloc(Math.max(16, selectors.length * bitmapBytes(rows)))
  const clashes = kernel.put(clashBitmaps(selectors, bitmapBytes(selectors.length)))
  const values = valuesOf(kernel, target, tableRows, list)
  const { mean, deviation, scale } =
    values instanceof Float64Array ? spreadOf(values) : { mean: 0, deviation: 1, scale: 1 }
  const classes = target.kind === 'number' ? [] : classesOf(target.kind === 'binary' ? 1 : options.level, target.levels)
  const totals = Uint32Array.from(classes, (level) => countOf(values, level))
  const groups: Groups = {
    address,
    range: { address: begin, bytes: 0 },
    masks,
    rows,
    list,
    classes,
    mean,
    deviation,
    scale,
    totals,
    values,
    options,
    selectors,
  }
  const words = kernel.u32(address, WORDS)
  words.fill(0)
  words.set([
    rows,
    selectors.length,
    options.maxConditions,
    Math.max(1, options.minRows),
    options.keep,
    1,
    classes.length,
  ])
  words.set([{ higher: 1, lower: 2, both: 3 }[options.direction], Number(options.coverage === 0.5), masks, clashes], 7)
  kernel.f64(address + 56, 2).set([deviation > 0 ? 1 / (scale * deviation) : 0, options.gain])
  const listAt = kernel.put(list)
  const places = new Map(features.map((feature) => [feature.id, feature]))
  const told = selectorWords(kernel, selectors, places)
  await kernel.parallel({
    label: 'conditions',
    run: 'selectorBits',
    tasks: selectors.length,
    args: [address, kernel.put(told), listAt],
    writes: 'memory',
  })
  return groups
}

/** The rows of a group as bits, by their places in the list. */
export function coverOf(kernel: KernelContext, { masks, rows }: Groups, selectors: readonly number[]): Uint32Array {
  const bytes = bitmapBytes(rows)
  const cover = new Uint32Array(bytes / 4).fill(0xffff_ffff)
  for (const selector of selectors) {
    const own = kernel.u32(masks + selector * bytes, cover.length)
    for (let i = 0; i < cover.length; i++) cover[i] = (cover[i] as number) & (own[i] as number)
  }
  return cover
}

/** Puts targets into the model: rows of the list, one after the other. What was there before is to be released. */
export function layTargets(
  kernel: KernelContext,
  groups: Groups,
  lanes: number,
  targetOf: (lane: number) => Float64Array | Uint32Array,
  keep: number,
  bars: Float64Array,
): void {
  const { rows, classes, address, scale } = groups
  const bytes = bitmapBytes(rows)
  const stride = classes.length > 0 || lanes === 1 ? 1 : TOGETHER
  const room = classes.length > 0 ? bytes * classes.length * lanes : 8 * rows * Math.ceil(lanes / stride) * stride
  const targets = kernel.allocZeroed(Math.max(16, room))
  // Units of different sizes that change places change how often a class comes, and the mean.
  const totals = new Uint32Array(lanes * classes.length)
  for (let lane = 0; lane < lanes; lane++) {
    const values = targetOf(lane)
    if (classes.length === 0) {
      const mean = meanOf(values)
      const into = kernel.f64(targets + 8 * rows * (lane - (lane % stride)), rows * stride)
      for (let i = 0, at = lane % stride; i < rows; i++, at += stride) {
        into[at] = Math.round(((values[i] as number) - mean) * scale)
      }
    } else {
      classes.forEach((level, c) => {
        const into = kernel.u8(targets + bytes * (lane * classes.length + c), bytes)
        for (let i = 0; i < rows; i++) if (values[i] === level) into[i >> 3] = (into[i >> 3] as number) | (1 << (i & 7))
        totals[lane * classes.length + c] = countOf(values, level)
      })
    }
  }
  const barsAt = kernel.put(bars)
  const totalsAt = kernel.put(totals)
  const words = kernel.u32(address, WORDS)
  words[4] = keep
  words[5] = lanes
  words[11] = targets
  words[12] = totalsAt
  words[13] = barsAt
  words[18] = stride
  groups.range = { address: groups.range.address, bytes: kernel.mark() - groups.range.address }
}

function selectorWords(
  kernel: KernelContext,
  selectors: readonly Selector[],
  places: ReadonlyMap<number, { address: number; kind: string; levels: number }>,
): Uint32Array {
  const words = new Uint32Array(selectors.length * SELECTOR_WORDS)
  const numbers = new Float64Array(words.buffer)
  selectors.forEach((selector, i) => {
    const feature = places.get(selector.feature)
    if (!feature) throw new Error(`no feature ${selector.feature}`)
    const at = i * SELECTOR_WORDS
    words[at + 1] = feature.address
    if (selector.of === 'range') {
      words[at] = 1
      numbers.set([selector.from, selector.to], at / 2 + 2)
    } else if (selector.of === 'missing') words[at] = feature.kind === 'number' ? 2 : 3
    else {
      const bitmap = new Uint8Array(bitmapBytes(feature.levels))
      for (const level of selector.levels) {
        if (level !== NO_LEVEL) bitmap[level >> 3] = (bitmap[level >> 3] as number) | (1 << (level & 7))
      }
      words[at + 2] = kernel.put(bitmap)
    }
  })
  return words
}

function valuesOf(
  kernel: KernelContext,
  { kind, address }: FeatureMatrix['target'],
  rows: number,
  list: Uint32Array,
): Float64Array | Uint32Array {
  if (kind === 'number') {
    const all = kernel.f64(address, rows)
    return Float64Array.from(list, (row) => all[row] as number)
  }
  const all = kernel.u32(address, rows)
  return list.map((row) => all[row] as number)
}

function spreadOf(values: Float64Array): { mean: number; deviation: number; scale: number } {
  const n = values.length
  const mean = meanOf(values)
  let squares = 0
  let farthest = 0
  for (const value of values) {
    squares += (value - mean) ** 2
    farthest = Math.max(farthest, Math.abs(value - mean))
  }
  return { mean, deviation: Math.sqrt(squares / n), scale: farthest > 0 ? STEPS / farthest : 1 }
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum / values.length
}

const classesOf = (only: number | undefined, levels: number) =>
  only === undefined ? Array.from({ length: levels }, (_, level) => level) : [only]

function countOf(values: ArrayLike<number>, level: number): number {
  let n = 0
  for (let i = 0; i < values.length; i++) n += Number(values[i] === level)
  return n
}
