import type { KernelContext } from '../../kernel-context'
import { chanceOf } from '../chance'
import type { FeatureMatrix } from '../matrix'
import type { Groups } from './model'
import { isExact, searchLanes } from './search'

export interface PermutedOptions {
  permutations: number
  seed: number
  /** u32 × units: targets change places within a stratum only; 0: all over. */
  strata: number
}

/** Bytes of targets that are searched for at once. */
const ROOM = 64 * 2 ** 20
/** A beam of this width says what groups must reach before all are looked at. */
const FIRST_WIDTH = 3

/**
 * The best quality of each length for each permutation, permutation by permutation: the same search with the targets dealt
 * anew over units; 0 where no group is any different.
 */
export async function permutedSubgroups(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  groups: Groups,
  { permutations, seed, strata }: PermutedOptions,
): Promise<Float64Array> {
  const { rows, classes, options } = groups
  const lengths = options.maxConditions
  const bests = new Float64Array(permutations * lengths)
  const each = classes.length === 0 ? 8 * rows : Math.ceil((rows * classes.length) / 8)
  const lanes = Math.max(1, Math.min(permutations, Math.floor(ROOM / Math.max(1, each))))
  const dealt = dealtTargets(kernel, matrix, groups, { seed, strata })
  const exact = isExact(groups)
  for (let first = 0; first < permutations; first += lanes) {
    kernel.checkCancelled()
    const mark = kernel.mark()
    const now = Math.min(lanes, permutations - first)
    const targetOf = (lane: number) => dealt(first + lane)
    const { best } = await searchLanes(
      kernel,
      groups,
      now,
      targetOf,
      1,
      exact,
      exact ? FIRST_WIDTH : options.width,
      'permuted',
    )
    best.forEach((lists, lane) => {
      lists.forEach((list, i) => {
        bests[(first + lane) * lengths + i] = list[0]?.quality ?? 0
      })
    })
    kernel.release(mark)
  }
  return bests
}

/** The target in the rows searched in, as a permutation deals it. */
export function dealtTargets(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  groups: Groups,
  { seed, strata }: Omit<PermutedOptions, 'permutations'>,
): (permutation: number) => Float64Array | Uint32Array {
  const units = kernel.timed('permute', () => unitsOf(kernel, matrix, groups, strata))
  return (permutation) => deal(groups.values, units, seed, permutation)
}

/** Units that may change places: those of one stratum, and of one size unless each has the same target in all its rows. */
interface Units {
  /** Places in the list of rows, unit by unit, and where each begins. */
  places: Uint32Array
  start: Uint32Array
  /** Where units begin that change places with each other only. */
  groupStart: readonly number[]
  alike: boolean
}

function unitsOf(kernel: KernelContext, matrix: FeatureMatrix, { list, values }: Groups, strata: number): Units {
  const units = matrix.units === 0 ? undefined : kernel.u32(matrix.units, matrix.rows)
  const unitOf = units ? list.map((row) => units[row] as number) : list
  const strataOf = strata === 0 ? undefined : kernel.u32(strata, matrix.units === 0 ? matrix.rows : matrix.unitCount)
  const places = Uint32Array.from(list.keys())
  if (units) places.sort((a, b) => (unitOf[a] as number) - (unitOf[b] as number) || a - b)
  const begins: number[] = []
  let alike = true
  places.forEach((place, i) => {
    const before = i > 0 ? (places[i - 1] as number) : -1
    if (before < 0 || unitOf[before] !== unitOf[place]) begins.push(i)
    else if (values[before] !== values[place]) alike = false
  })
  const size = (u: number) => (begins[u + 1] ?? places.length) - (begins[u] as number)
  const stratum = (u: number) => strataOf?.[unitOf[places[begins[u] as number] as number] as number] ?? 0
  const differ = (a: number, b: number) => stratum(a) - stratum(b) || (alike ? 0 : size(a) - size(b))
  const order = begins.map((_, u) => u)
  if (strataOf || !alike) order.sort((a, b) => differ(a, b) || a - b)
  const sorted = new Uint32Array(places.length)
  const start = new Uint32Array(order.length + 1)
  const groupStart: number[] = []
  order.forEach((u, i) => {
    if (i === 0 || differ(order[i - 1] as number, u) !== 0) groupStart.push(i)
    const from = begins[u] as number
    sorted.set(places.subarray(from, from + size(u)), start[i] as number)
    start[i + 1] = (start[i] as number) + size(u)
  })
  return { places: sorted, start, groupStart: [...groupStart, order.length], alike }
}

function deal<Values extends Float64Array | Uint32Array>(
  values: Values,
  { places, start, groupStart, alike }: Units,
  seed: number,
  permutation: number,
): Values {
  const chance = chanceOf(seed, permutation + 1)
  const of = Uint32Array.from({ length: start.length - 1 }, (_, u) => u)
  for (let g = 0; g + 1 < groupStart.length; g++) {
    const from = groupStart[g] as number
    for (let i = (groupStart[g + 1] as number) - 1; i > from; i--) {
      const j = from + chance.below(i - from + 1)
      const last = of[i] as number
      of[i] = of[j] as number
      of[j] = last
    }
  }
  const dealt = values.slice() as Values
  for (let u = 0; u + 1 < start.length; u++) {
    const other = start[of[u] as number] as number
    const from = start[u] as number
    for (let at = from; at < (start[u + 1] as number); at++) {
      dealt[places[at] as number] = values[places[alike ? other : other + at - from] as number] as number
    }
  }
  return dealt
}
