import type { KernelContext } from '../../kernel-context'
import type { FeatureTable } from '../../table-columns'
import type { FeatureMatrix } from '../matrix'
import { hypothesisFaults } from '../sentences'
import { hashOf, type Split, splitUnits } from '../split'
import type { Clusters } from '../statistics/rows'
import { compareMeans, compareShares } from '../statistics/subgroup'
import type { HypothesesParameters, TestName } from '../types'
import { allOf, beamSearch, type Subgroup, type Target } from './beam'
import { type Condition, conditionsOf, popCount } from './conditions'
import { clustersOf } from './confirm-sets'
import type { Found, Search } from './found'
import { leakedFeatures } from './leaks'

const WIDTH = 40
const KEEP = 400
/** Searches on shuffled targets look at so many rows at most, by lot: what is beyond chance there is beyond chance. */
const SHUFFLED_ROWS = 20_000
const SHUFFLED_WIDTH = 10
/** Of two groups that share so much of their rows only the better one is put to the test. */
const SAME = 0.8
/** What has another condition more has to differ so much more, or the condition says nothing. */
const TELLS = 1.25
/** Sums of so few blocks always fit. */
const BLOCKS = 8

/** Rows that differ from the others, by what they have in common: searched in one part of them, tested in the other. */
export async function findSubgroups(
  kernel: KernelContext,
  table: FeatureTable,
  matrix: FeatureMatrix & { strata: number },
  parameters: HypothesesParameters,
): Promise<{ split: Split; search: Search }> {
  if (matrix.target.kind === 'classes') throw hypothesisFaults.subgroupsOfClasses()
  const split = splitUnits(kernel, matrix, parameters, BLOCKS)
  const isConfirming = new Uint8Array(matrix.rows)
  for (const row of split.confirmingRows) isConfirming[row] = 1
  const searched = Uint32Array.from({ length: matrix.rows }, (_, row) => row).filter((row) => !isConfirming[row])
  const leaks = await leakedFeatures(kernel, table, matrix, split)
  const check = () => kernel.checkCancelled()
  const { maxConditions, minCoverage, coverageWeight, limit } = parameters
  const asked = (rows: number) => ({
    depth: maxConditions,
    keep: KEEP,
    weight: coverageWeight,
    least: Math.max(5, Math.ceil(minCoverage * rows)),
  })
  const conditions = kernel.timed('search', () =>
    conditionsOf(kernel, table, matrix, searched, { least: asked(searched.length).least, without: leaks }),
  )
  if (conditions.length === 0) throw hypothesisFaults.nothingExplains()
  const target = targetOf(kernel, matrix, searched)
  const { best, looked } = kernel.timed('search', () =>
    beamSearch(conditions, target, { ...asked(searched.length), width: WIDTH }, check),
  )
  const front = differentOnes(conditions, target, best, limit)
  const whole = shuffled(kernel, table, matrix, parameters, leaks, (rows) => ({
    ...asked(rows),
    width: SHUFFLED_WIDTH,
  }))
  const tested = confirmed(kernel, table, matrix, split, conditions, front)
  const again = foundAgain(kernel, conditions, target, front, parameters, (rows) => asked(rows).least)
  return {
    split,
    search: {
      test: testName(matrix),
      looked,
      possible: looked,
      leaks: [...leaks].map((feature) => (table.columns[feature] as FeatureTable['columns'][number]).item),
      ...whole,
      found: front.map((group, i): Found => {
        const sum = sumIn(allOf(conditions, group), target)
        const outside = target.apart.length - group.count
        const inside = sum / group.count
        return {
          features: group.conditions.map((c) => (conditions[c] as Condition).item),
          effectFound: inside + sum / outside,
          stability: again[i] as number,
          exact: maxConditions === 1,
          ...(tested[i] as Told),
        }
      }),
    },
  }
}

const testName = ({ target, units }: FeatureMatrix): TestName =>
  units !== 0 ? 'cluster' : target.kind === 'binary' ? 'fisher' : 'welch'

function targetOf(kernel: KernelContext, { target, rows }: FeatureMatrix, some: Uint32Array): Target {
  const values = target.kind === 'number' ? kernel.f64(target.address, rows) : kernel.u32(target.address, rows)
  return targetFrom(
    Float64Array.from(some, (row) => values[row] as number),
    target.kind === 'binary',
  )
}

function targetFrom(y: Float64Array, isBinary: boolean): Target {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length
  const yes = new Uint32Array((y.length + 31) >>> 5)
  if (isBinary) {
    y.forEach((value, i) => {
      if (value === 1) yes[i >>> 5] = (yes[i >>> 5] as number) | (1 << (i & 31))
    })
  }
  return { isBinary, apart: y.map((value) => value - mean), yes, mean }
}

function sumIn(bits: Uint32Array, { apart }: Target): number {
  let sum = 0
  for (let i = 0; i < apart.length; i++) if (((bits[i >>> 5] as number) >>> (i & 31)) & 1) sum += apart[i] as number
  return sum
}

/** The best ones, without those that speak of nearly the same rows as a better one, or of some of its rows and say no more. */
function differentOnes(
  conditions: readonly Condition[],
  target: Target,
  best: readonly Subgroup[],
  limit: number,
): Subgroup[] {
  const taken: { group: Subgroup; bits: Uint32Array; apart: number }[] = []
  const isPart = (small: Subgroup, large: Subgroup) => small.conditions.every((c) => large.conditions.includes(c))
  for (const group of best) {
    if (taken.length === limit) break
    const bits = allOf(conditions, group)
    const apart = Math.abs(sumIn(bits, target)) / group.count
    const says = taken.every(
      (other) => shared(bits, other.bits) < SAME && (!isPart(other.group, group) || apart >= TELLS * other.apart),
    )
    if (says) taken.push({ group, bits, apart })
  }
  return taken.map(({ group }) => group)
}

function shared(a: Uint32Array, b: Uint32Array): number {
  let both = 0
  let either = 0
  for (let w = 0; w < a.length; w++) {
    both += popCount((a[w] as number) & (b[w] as number))
    either += popCount((a[w] as number) | (b[w] as number))
  }
  return both / either
}

/** Numbers that look like chance, the same for the same seed. */
function chance(seed: number): () => number {
  let at = 0
  return () => hashOf(at++, seed) / 2 ** 32
}

/** The search again on all rows, or some of them, and on targets that changed places. */
function shuffled(
  kernel: KernelContext,
  table: FeatureTable,
  matrix: FeatureMatrix & { strata: number },
  { permutations, seed }: HypothesesParameters,
  without: ReadonlySet<number>,
  asked: (rows: number) => Parameters<typeof beamSearch>[2],
): Pick<Search, 'shuffles' | 'shufflesAsGood' | 'wholeP'> {
  if (permutations === 0) return { shuffles: 0, shufflesAsGood: 0, wholeP: Number.NaN }
  const rows = representatives(kernel, matrix, seed)
  const how = { ...asked(rows.length), keep: 1 }
  const conditions = conditionsOf(kernel, table, matrix, rows, { least: how.least, without })
  const strata = matrix.strata === 0 ? undefined : kernel.u32(matrix.strata, matrix.rows)
  const stratumOf = Uint32Array.from(rows, (row) => strata?.[row] ?? 0)
  const isBinary = matrix.target.kind === 'binary'
  const { apart, mean } = targetOf(kernel, matrix, rows)
  const y = apart.map((value) => value + mean)
  const check = () => kernel.checkCancelled()
  const bestOf = (values: Float64Array) =>
    beamSearch(conditions, targetFrom(values, isBinary), how, check).best[0]?.quality ?? 0
  return kernel.timed('permuted', () => {
    const real = bestOf(y)
    let asGood = 0
    for (let run = 0; run < permutations; run++) {
      check()
      kernel.tell({ label: 'permuted', done: run, total: permutations, value: real })
      if (bestOf(dealtAnew(y, stratumOf, chance(hashOf(run + 1, seed)))) >= real) asGood++
    }
    return { shuffles: permutations, shufflesAsGood: asGood, wholeP: (1 + asGood) / (permutations + 1) }
  })
}

/** One row of each unit, by lot: its rows would go together, and chance would not. */
function representatives(kernel: KernelContext, { rows, units, unitCount }: FeatureMatrix, seed: number): Uint32Array {
  const all = Uint32Array.from({ length: rows }, (_, row) => row)
  const hash = (row: number) => hashOf(row, seed + 1)
  let some = all
  if (units !== 0) {
    const unitOf = kernel.u32(units, rows)
    const chosen = new Int32Array(unitCount).fill(-1)
    for (const row of all) {
      const known = chosen[unitOf[row] as number] as number
      if (known < 0 || hash(row) < hash(known)) chosen[unitOf[row] as number] = row
    }
    some = Uint32Array.from(chosen.filter((row) => row >= 0))
  }
  if (some.length <= SHUFFLED_ROWS) return some
  return some.sort((a, b) => hash(a) - hash(b) || a - b).slice(0, SHUFFLED_ROWS)
}

function dealtAnew(y: Float64Array, stratumOf: Uint32Array, next: () => number): Float64Array {
  const places = new Map<number, number[]>()
  stratumOf.forEach((stratum, i) => {
    const own = places.get(stratum)
    if (own) own.push(i)
    else places.set(stratum, [i])
  })
  const out = y.slice()
  for (const own of places.values()) {
    for (let i = own.length - 1; i > 0; i--) {
      const [a, b] = [own[i] as number, own[Math.floor(next() * (i + 1))] as number]
      const value = out[a] as number
      out[a] = out[b] as number
      out[b] = value
    }
  }
  return out
}

/** Share of draws with repetition in which a group is still among the best half of those that are put to the test. */
function foundAgain(
  kernel: KernelContext,
  conditions: readonly Condition[],
  { apart }: Target,
  front: readonly Subgroup[],
  { stability, seed, coverageWeight }: HypothesesParameters,
  leastOf: (rows: number) => number,
): number[] {
  if (stability === 0) return front.map(() => Number.NaN)
  const rows = apart.length
  const bits = front.map((group) => allOf(conditions, group))
  const found = front.map(() => 0)
  kernel.timed('stability', () => {
    for (let run = 0; run < stability; run++) {
      kernel.checkCancelled()
      const next = chance(hashOf(run + 1, seed + 2))
      const times = new Uint32Array(rows)
      for (let i = 0; i < rows; i++) {
        const at = Math.floor(next() * rows)
        times[at] = (times[at] as number) + 1
      }
      bits.forEach((own, g) => {
        let count = 0
        let sum = 0
        let all = 0
        for (let i = 0; i < rows; i++) {
          const n = times[i] as number
          all += n * (apart[i] as number)
          if (n === 0 || !(((own[i >>> 5] as number) >>> (i & 31)) & 1)) continue
          count += n
          sum += n * (apart[i] as number)
        }
        const quality = count === 0 ? 0 : (count / rows) ** coverageWeight * (sum / count - all / rows)
        const before = front[g] as Subgroup
        const sameSide = Math.sign(quality) === Math.sign(sumIn(own, { apart } as Target))
        if (count >= leastOf(rows) && sameSide && Math.abs(quality) >= before.quality / 2)
          found[g] = (found[g] as number) + 1
      })
    }
  })
  return found.map((n) => n / stability)
}

type Told = Omit<Found, 'features' | 'effectFound' | 'stability' | 'exact'>

const untested = (coverage: number, confirmed: number): Told => ({
  effect: Number.NaN,
  effectLow: Number.NaN,
  effectHigh: Number.NaN,
  inside: Number.NaN,
  outside: Number.NaN,
  p: Number.NaN,
  coverage,
  confirmed,
})

/** How far shares or means within and without are apart. */
function differenceIn(
  y: Float64Array,
  column: Float64Array,
  isBinary: boolean,
  clusters: Clusters | undefined,
  check: () => void,
): Omit<Told, 'coverage' | 'confirmed'> {
  const compared = isBinary ? compareShares(y, column, clusters, check) : compareMeans(y, column, clusters, check)
  const [inside, outside] =
    'insideMean' in compared
      ? [compared.insideMean, compared.outsideMean]
      : [compared.inside.count / compared.inside.of, compared.outside.count / compared.outside.of]
  const { difference: effect, low: effectLow, high: effectHigh, test } = compared
  return { effect, effectLow, effectHigh, inside, outside, p: test?.p ?? Number.NaN }
}

/** Each group against the other rows that were not searched. */
function confirmed(
  kernel: KernelContext,
  table: FeatureTable,
  matrix: FeatureMatrix,
  { confirmingRows: rows }: Split,
  conditions: readonly Condition[],
  front: readonly Subgroup[],
): Told[] {
  const wanted = new Set(front.flatMap((group) => group.conditions.map((c) => (conditions[c] as Condition).item)))
  const here = new Map(
    conditionsOf(kernel, table, matrix, rows, { least: 0, without: new Set() })
      .filter(({ item }) => wanted.has(item))
      .map((condition) => [condition.item, condition]),
  )
  const { apart, mean } = targetOf(kernel, matrix, rows)
  const y = apart.map((value) => value + mean)
  const clusters = clustersOf(kernel, matrix, rows)
  const check = () => kernel.checkCancelled()
  return kernel.timed('confirm', () =>
    front.map((group) => {
      check()
      const own = group.conditions.map((c) => here.get((conditions[c] as Condition).item) as Condition)
      const bits = allOf(own, { conditions: own.map((_, i) => i) })
      const column = Float64Array.from(rows, (_, i) => ((bits[i >>> 5] as number) >>> (i & 31)) & 1)
      const count = column.reduce((sum, one) => sum + one, 0)
      if (count === 0 || count === rows.length) return untested(count / rows.length, rows.length)
      const told = differenceIn(y, column, matrix.target.kind === 'binary', clusters, check)
      return {
        ...told,
        coverage: count / rows.length,
        confirmed: rows.length,
      }
    }),
  )
}
