import type { KernelContext } from '../../kernel-context'
import type { Design, DesignColumn, Feature, FeatureMatrix, Target } from '../matrix'
import { factsOf } from './facts'

/** Words of columns in kernel memory; `Columns` in wasm/hypotheses/columns.ts has the same fields in the same order. */
const COLUMNS = ['measures', 'width', 'measureList', 'groups', 'groupList', 'indicators'] as const

const MEASURES = ['value', 'square', 'log', 'product', 'part'] as const
const GROUPS = ['all', 'levels', 'missing', 'bins', 'both'] as const

/** Of a measure five words with the mean at the sixth; of a group eight. */
const MEASURE_BYTES = 24
const GROUP_WORDS = 8

/** In a list of columns: an indicator, not a measure. */
const INDICATOR = 0x80000000

interface Measure {
  of: (typeof MEASURES)[number]
  /** Of a part the group of its indicator. */
  address: number
  left: number
  right: number
  mean: number
}

interface Group {
  of: (typeof GROUPS)[number]
  address: number
  table: Uint16Array | Float64Array
  size: number
  left: number
  right: number
  leftFirst: number
  rightFirst: number
  /** Indicators. */
  first: number
  count: number
}

/** What kernels read to make the columns of a design, and those of the target behind them. */
export interface ColumnPlan {
  measures: readonly Measure[]
  groups: readonly Group[]
  indicators: number
  /** Design's columns, then the target's: the number of a measure, or of an indicator with the highest bit. */
  list: Uint32Array
  targets: number
  targetMean: number
}

/** Columns of a target: classes but for the first. */
export const targetColumns = ({ kind, levels }: Pick<Target, 'kind' | 'levels'>) =>
  kind === 'classes' ? Math.max(1, levels - 1) : 1

/** Sorts columns into measures and groups of indicators of which a row has one at most. */
export function planColumns(
  features: readonly Feature[],
  design: Design,
  target: Target,
  targetMean: number,
): ColumnPlan {
  const featureOf = new Map(features.map((feature) => [feature.id, feature]))
  const plan = emptyPlan()
  const groupOf = new Map<string, number>()
  const list = new Uint32Array(design.columns.length + targetColumns(target))
  const openGroup = (key: string, make: () => Omit<Group, 'first' | 'count'>) => {
    let number = groupOf.get(key)
    if (number === undefined) {
      number = plan.groups.length
      groupOf.set(key, number)
      plan.groups.push({ ...make(), first: plan.indicators, count: 0 })
    }
    return number
  }
  // Indicators of a group have to stand together: columns of a feature that are told apart by the same code come first.
  const byGroup = groupedColumns(design.columns)
  for (const { key, members } of byGroup) {
    const [first] = members
    const column = design.columns[first as number] as DesignColumn
    if (column.of === 'product') continue
    const feature = featureOf.get(column.feature) as Feature
    if (isMeasure(column)) {
      list[first as number] = plan.measures.length
      plan.measures.push({ of: column.of, address: feature.address, left: 0, right: 0, mean: column.mean })
      continue
    }
    const at = openGroup(key, () => groupFor(column, feature))
    const group = plan.groups[at] as Group
    for (const member of members) {
      list[member] = (INDICATOR | (plan.indicators + group.count)) >>> 0
      addTo(group, design.columns[member] as DesignColumn, plan.indicators + group.count)
      group.count++
    }
    plan.indicators += group.count
  }
  addProducts(plan, design.columns, list)
  addTarget(plan, target, targetMean, list)
  for (const group of plan.groups) closeGroup(group, plan.indicators)
  return { ...plan, list, targets: targetColumns(target), targetMean }
}

const NOWHERE = 0xffff

function emptyPlan() {
  const all: Group = { ...blank('all', 0), first: 0, count: 1 }
  return { measures: [] as Measure[], groups: [all], indicators: 1 }
}

const blank = (of: Group['of'], address: number): Omit<Group, 'first' | 'count'> => ({
  of,
  address,
  table: new Uint16Array(0),
  size: 0,
  left: 0,
  right: 0,
  leftFirst: 0,
  rightFirst: 0,
})

const isMeasure = (column: DesignColumn): column is Extract<DesignColumn, { mean: number }> =>
  column.of === 'value' || column.of === 'square' || column.of === 'log'

/** Columns by what tells them apart, each list in the order of the design. */
function groupedColumns(columns: readonly DesignColumn[]) {
  const lists = new Map<string, number[]>()
  columns.forEach((column, at) => {
    const own = column.of === 'level' || column.of === 'bin' ? `${column.of} ${column.feature}` : `${at}`
    const list = lists.get(own)
    if (list) list.push(at)
    else lists.set(own, [at])
  })
  return [...lists].map(([key, members]) => ({ key, members }))
}

function groupFor(column: DesignColumn, { address, levels }: Feature): Omit<Group, 'first' | 'count'> {
  if (column.of === 'missing') return blank('missing', address)
  if (column.of === 'bin') return { ...blank('bins', address), table: new Float64Array(0) }
  return { ...blank('levels', address), table: new Uint16Array(levels + 1).fill(NOWHERE), size: levels }
}

/** Tells the group which of its rows have this indicator. */
function addTo(group: Group, column: DesignColumn, indicator: number): void {
  if (group.count === 0) group.left = indicator
  if (column.of === 'bin') {
    group.table = Float64Array.of(...group.table, column.from)
    group.size++
  } else if (column.of === 'level') {
    for (const level of column.levels) group.table[Math.min(level, group.size)] = indicator
  }
}

const groupWith = (plan: { groups: readonly Group[] }, indicator: number) =>
  plan.groups.findIndex(({ first, count }) => indicator >= first && indicator < first + count)

/** Measures multiplied, measures where an indicator is 1, and indicators that are both 1. */
function addProducts(
  plan: { measures: Measure[]; groups: Group[]; indicators: number },
  columns: readonly DesignColumn[],
  list: Uint32Array,
): void {
  const both = new Map<string, { left: number; right: number; members: [number, number, number][] }>()
  columns.forEach((column, at) => {
    if (column.of !== 'product') return
    const sides = [list[column.left] as number, list[column.right] as number]
    const [left = 0, right = 0] = sides.map((side) => (side & ~INDICATOR) >>> 0)
    const [leftIs, rightIs] = sides.map((side) => side >= INDICATOR)
    if (leftIs && rightIs) {
      const groups = [groupWith(plan, left), groupWith(plan, right)] as const
      const key = groups.join()
      const own = both.get(key) ?? { left: groups[0], right: groups[1], members: [] }
      both.set(key, own)
      own.members.push([at, left, right])
      return
    }
    const measure = { of: 'product', address: 0, left, right, mean: 0 } satisfies Measure
    list[at] = plan.measures.length
    if (!leftIs && !rightIs) plan.measures.push(measure)
    else {
      const [of, indicator] = leftIs ? [right, left] : [left, right]
      plan.measures.push({ ...measure, of: 'part', address: groupWith(plan, indicator), left: of, right: indicator })
    }
  })
  for (const { left, right, members } of both.values()) {
    const [one, other] = [plan.groups[left] as Group, plan.groups[right] as Group]
    const table = new Uint16Array(one.count * other.count).fill(NOWHERE)
    const places = { left, right, leftFirst: one.first, rightFirst: other.first, size: other.count }
    const first = plan.indicators
    for (const [at, l, r] of members) {
      table[(l - one.first) * other.count + r - other.first] = plan.indicators
      list[at] = (INDICATOR | plan.indicators++) >>> 0
    }
    plan.groups.push({ ...blank('both', 0), ...places, table, first, count: members.length })
  }
}

function addTarget(
  plan: { measures: Measure[]; groups: Group[]; indicators: number },
  target: Target,
  mean: number,
  list: Uint32Array,
): void {
  const count = targetColumns(target)
  const at = list.length - count
  if (target.kind === 'number') {
    list[at] = plan.measures.length
    plan.measures.push({ of: 'value', address: target.address, left: 0, right: 0, mean })
    return
  }
  const first = plan.indicators
  const table = new Uint16Array(target.levels + 1).fill(NOWHERE)
  for (let t = 0; t < count; t++) {
    table[t + 1] = first + t
    list[at + t] = (INDICATOR | (first + t)) >>> 0
  }
  plan.indicators += count
  plan.groups.push({ ...blank('levels', target.address), table, size: target.levels, first, count })
}

/** Where no indicator is 1 the code is the one behind the last. */
function closeGroup({ table }: Group, indicators: number): void {
  if (!(table instanceof Uint16Array)) return
  for (let i = 0; i < table.length; i++) if (table[i] === NOWHERE) table[i] = indicators
}

/** Doubles of a row of measures: even. */
const widthOf = (measures: readonly Measure[]) => (measures.length + 1) & ~1

/** Bytes of the sums of a block of rows. */
export function sumBytes(plan: Pick<ColumnPlan, 'measures' | 'indicators'>): number {
  return rowsAt(plan) + 8 * (plan.indicators + 1) ** 2
}

/** Where among them it stands how many rows there are: how often the first indicator meets itself. */
export function rowsAt({ measures, indicators }: Pick<ColumnPlan, 'measures' | 'indicators'>): number {
  return 8 * widthOf(measures) * (measures.length + indicators + 1)
}

/** Where kernels read the plan. */
export function putColumns(kernel: KernelContext, { measures, groups, indicators }: ColumnPlan): number {
  const measureList = new Uint8Array(MEASURE_BYTES * measures.length)
  const view = new DataView(measureList.buffer)
  measures.forEach(({ of, address, left, right, mean }, i) => {
    for (const [w, word] of [MEASURES.indexOf(of), address, left, right].entries()) {
      view.setUint32(MEASURE_BYTES * i + 4 * w, word, true)
    }
    view.setFloat64(MEASURE_BYTES * i + 16, mean, true)
  })
  const groupList = new Uint32Array(GROUP_WORDS * groups.length)
  groups.forEach(({ of, address, table, size, left, right, leftFirst, rightFirst }, i) => {
    const words = [GROUPS.indexOf(of), address, kernel.put(table), size, left, right, leftFirst, rightFirst]
    groupList.set(words, GROUP_WORDS * i)
  })
  const fields: Record<(typeof COLUMNS)[number], number> = {
    measures: measures.length,
    width: widthOf(measures),
    measureList: kernel.put(measureList),
    groups: groups.length,
    groupList: kernel.put(groupList),
    indicators,
  }
  return kernel.put(Uint32Array.from(COLUMNS, (name) => fields[name]))
}

/** The plan of a matrix, in which a number to be explained stands about its mean. */
export async function columnsOf(kernel: KernelContext, matrix: FeatureMatrix, design: Design): Promise<ColumnPlan> {
  const { target, rows, features } = matrix
  if (target.kind !== 'number') return planColumns(features, design, target, 0)
  const [facts] = await factsOf(kernel, rows, [{ kind: 'number', address: target.address, levels: 0 }])
  return planColumns(features, design, target, facts?.kind === 'number' ? facts.mean : 0)
}
