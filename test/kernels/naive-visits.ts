import { byCodePoint } from '../code-points'
import { type Customer, inOrder, type SequenceRow } from './journey-data'
import { type AskedPaths, quantile } from './naive-sequences'

/** Journeys as sequences of sets, told by going through all choices. */

export interface Visit {
  time: number
  items: string[]
}

export type PathOfVisits = string[][]

export interface AskedVisits extends AskedPaths {
  minGapSteps?: number | undefined
  minGapTime?: number | undefined
  minSteps?: number | undefined
}

export interface VisitRow extends Omit<SequenceRow, 'items' | 'reached'> {
  steps: PathOfVisits
}

/** What happens at the same time is one visit; or `single`: every event is. Excluded events are as if they had not been. */
export function visitsOf({ events }: Customer, exclude: readonly string[] = [], single = false): Visit[] {
  const visits: Visit[] = []
  for (const { item, time } of inOrder(events)) {
    if (exclude.includes(item)) continue
    const open = visits.at(-1)
    if (single || open?.time !== time) visits.push({ time, items: [item] })
    else if (!open.items.includes(item)) open.items.push(item)
  }
  return visits
}

export function firstMatch(visits: readonly Visit[], path: PathOfVisits, asked: AskedVisits): number[] | null {
  const { maxGapSteps = Infinity, maxGapTime = Infinity, maxSpan = Infinity, minGapSteps = 1, minGapTime = 0 } = asked
  const search = (taken: number[]): number[] | null => {
    if (taken.length === path.length) return taken
    const step = path[taken.length] as string[]
    for (let i = (taken.at(-1) ?? -1) + 1; i < visits.length; i++) {
      const { time, items } = visits[i] as Visit
      if (!step.every((item) => items.includes(item))) continue
      if (taken.length > 0) {
        const before = taken.at(-1) as number
        const wait = time - (visits[before] as Visit).time
        if (i - before > maxGapSteps || i - before < minGapSteps || wait > maxGapTime || wait < minGapTime) continue
        if (time - (visits[taken[0] as number] as Visit).time > maxSpan) continue
      }
      const match = search([...taken, i])
      if (match) return match
    }
    return null
  }
  return search([])
}

export function holds(longer: PathOfVisits, shorter: PathOfVisits): boolean {
  let k = 0
  for (const step of longer)
    if (k < shorter.length && (shorter[k] as string[]).every((item) => step.includes(item))) k++
  return k === shorter.length
}

const lengthOf = (path: PathOfVisits) => path.flat().length

function mineGroup(customers: readonly Customer[], group: string | null, asked: AskedVisits, single: boolean) {
  const minCount = asked.minCount ?? Math.max(1, Math.ceil((asked.minSupport ?? 1) * customers.length - 1e-9))
  const journeys = customers.map((customer) => visitsOf(customer, asked.exclude, single))
  const items = [...new Set(journeys.flat().flatMap((visit) => visit.items))].sort(byCodePoint)
  const all: VisitRow[] = []
  const look = (path: PathOfVisits) => {
    const waits: number[][] = path.slice(1).map(() => [])
    let count = 0
    for (const visits of journeys) {
      const match = firstMatch(visits, path, asked)
      if (!match) continue
      count++
      const time = (k: number) => (visits[match[k] as number] as Visit).time
      for (const [k, column] of waits.entries()) column.push(time(k + 1) - time(k))
    }
    if (count < minCount) return
    const of = (share: number) => waits.map((column) => quantile(column, share))
    all.push({ group, count, steps: path, q25: of(0.25), median: of(0.5), q75: of(0.75) })
    grow(path)
  }
  const grow = (path: PathOfVisits) => {
    const last = path.at(-1)
    for (const item of items) {
      if (last && !single && byCodePoint(item, last.at(-1) as string) > 0) look([...path.slice(0, -1), [...last, item]])
      look([...path, [item]])
    }
  }
  grow([])
  const superfluous = (row: VisitRow) =>
    asked.target !== 'all' &&
    all.some(
      (other) =>
        lengthOf(other.steps) > lengthOf(row.steps) &&
        (asked.target === 'maximal' || other.count === row.count) &&
        holds(other.steps, row.steps),
    )
  const { first, last, maxLength = Infinity, minSteps = 1 } = asked
  return all
    .filter((row) => !superfluous(row))
    .filter(({ steps }) => lengthOf(steps) <= maxLength && steps.length >= minSteps)
    .filter(({ steps }) => !first || steps[0]?.some((item) => first.includes(item)))
    .filter(({ steps }) => !last || steps.at(-1)?.some((item) => last.includes(item)))
}

export function naiveVisits(customers: readonly Customer[], asked: AskedVisits, single = false) {
  const groups = [...new Set(customers.map((c) => c.group))]
  const of = (group: string | null) => customers.filter((c) => c.group === group)
  const rows = asked.perGroup
    ? groups.flatMap((group) => mineGroup(of(group), group, asked, single))
    : mineGroup(customers, groups[0] ?? null, asked, single)
  const counts = rows.map((row) => row.count).sort((a, b) => b - a)
  const limitAt = counts.length > asked.limit ? (counts[asked.limit] as number) + 1 : undefined
  return { rows: rows.filter((row) => row.count >= (limitAt ?? 0)).sort(compare), limitAt }
}

/** Words in order: an item of a new visit stands before one that joins. */
function compare(a: VisitRow, b: VisitRow): number {
  if (a.group !== b.group) return a.group == null ? -1 : b.group == null ? 1 : byCodePoint(a.group, b.group)
  if (a.count !== b.count) return b.count - a.count
  const words = ({ steps }: VisitRow) => steps.flatMap((step) => step.map((item, k) => ({ item, joined: k > 0 })))
  const [left, right] = [words(a), words(b)]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i], right[i]] as [(typeof left)[0], (typeof left)[0]]
    if (x.joined !== y.joined) return x.joined ? 1 : -1
    const order = byCodePoint(x.item, y.item)
    if (order !== 0) return order
  }
  return left.length - right.length
}
