import { NO_LEVEL } from '../../src/analyses/hypotheses/matrix'
import type { Selector, SubgroupOptions } from '../../src/analyses/hypotheses/subgroups/types'
import type { Table } from './matrix'

export interface NaiveGroup {
  selectors: number[]
  quality: number
  rows: number[]
}

export function holds(selector: Selector, { features }: Table, row: number): boolean {
  const value = features[selector.feature]?.values[row] as number
  if (selector.of === 'missing') return Number.isNaN(value) || value === NO_LEVEL
  if (selector.of === 'level') return selector.levels.includes(value)
  return selector.from <= value && (value < selector.to || selector.to === Number.POSITIVE_INFINITY)
}

const contradictOrRepeat = (a: Selector, b: Selector, intervals: boolean) => {
  if (a.feature !== b.feature) return false
  if (a.of !== 'range' || b.of !== 'range' || intervals) return true
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)]
  // An interval that neither of them is.
  return !(Number.isFinite(from) && Number.isFinite(to) && from < to)
}

interface Judged {
  quality: number
  which: number
}

/** All groups by their definition, the best of each length. */
export function naiveSubgroups(
  table: Table,
  list: readonly number[],
  selectors: readonly Selector[],
  options: SubgroupOptions,
  steps: { values: readonly number[]; unit: number },
): NaiveGroup[][] {
  const { maxConditions, minRows, keep, coverage, direction, gain, level } = options
  const intervals = selectors.some((s) => s.of === 'range' && Number.isFinite(s.from) && Number.isFinite(s.to))
  const all = list.length
  const { kind, levels, values } = table.target
  const classes =
    kind === 'number' ? [] : kind === 'binary' ? [1] : level === undefined ? [...Array(levels).keys()] : [level]
  const count = (rows: readonly number[], c: number) => rows.filter((i) => values[list[i] as number] === c).length
  const sum = (rows: readonly number[]) => rows.reduce((s, i) => s + (steps.values[i] as number), 0)
  const everything = [...list.keys()]
  const judge = (rows: readonly number[]): Judged => {
    const n = rows.length
    const sides: Judged[] = []
    if (kind === 'number') {
      const by = steps.unit / (coverage === 0.5 ? Math.sqrt(n * all) : all)
      sides.push({ quality: sum(rows) * by, which: 0 }, { quality: -sum(rows) * by, which: 1 })
    }
    for (const [c, code] of classes.entries()) {
      const above = count(rows, code) * all - count(everything, code) * n
      const by = coverage === 0.5 ? all * Math.sqrt(n * all) : all * all
      sides.push({ quality: above / by, which: 2 * c }, { quality: -above / by, which: 2 * c + 1 })
    }
    const asked = sides.filter(({ which }) => direction === 'both' || (which & 1) === Number(direction === 'lower'))
    return asked.reduce((best, side) => (side.quality > best.quality ? side : best), { quality: 0, which: 0 })
  }
  const rowsOf = (set: readonly number[]) =>
    everything.filter((i) => set.every((s) => holds(selectors[s] as Selector, table, list[i] as number)))
  const carriesMore = (set: readonly number[], rows: readonly number[], { which }: Judged) =>
    set.every((left) => {
      const whole = rowsOf(set.filter((s) => s !== left))
      if (whole.length === rows.length) return false
      if (gain === 0) return true
      const value = (i: number) =>
        kind === 'number' ? (steps.values[i] as number) : Number(values[list[i] as number] === classes[which >> 1])
      const mean = (of: readonly number[]) => of.reduce((s, i) => s + value(i), 0) / of.length
      const variance = whole.reduce((s, i) => s + (value(i) - mean(whole)) ** 2, 0) / whole.length
      const more = (mean(rows) - mean(whole)) * (which & 1 ? -1 : 1)
      return variance > 0 && more > 0 && more ** 2 / (variance * (1 / rows.length - 1 / whole.length)) >= gain
    })
  const found: NaiveGroup[][] = Array.from({ length: maxConditions }, () => [])
  const visit = (set: readonly number[], from: number) => {
    for (let s = from; s < selectors.length; s++) {
      if (set.some((o) => contradictOrRepeat(selectors[o] as Selector, selectors[s] as Selector, intervals))) continue
      const more = [...set, s]
      const rows = rowsOf(more)
      const judged = rows.length >= minRows && rows.length < all ? judge(rows) : { quality: 0, which: 0 }
      if (judged.quality > 0 && (more.length < 2 || carriesMore(more, rows, judged))) {
        found[more.length - 1]?.push({ selectors: more, quality: judged.quality, rows })
      }
      if (more.length < maxConditions) visit(more, s + 1)
    }
  }
  visit([], 0)
  const before = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((s, i) => s !== b[i])
    return (a[at] as number) - (b[at] as number)
  }
  return found.map((sets) =>
    sets.sort((a, b) => b.quality - a.quality || before(a.selectors, b.selectors)).slice(0, keep),
  )
}
