import type { VisitsWant } from '../../analyses/shapes/ratings'
import type { Dictionary } from '../readers/batch'
import { labelsOf } from './columns'
import { shortened } from './merge-repeats'
import type { Pause } from './pause'
import { SEGMENTS_BETWEEN_PAUSES } from './place'
import type { PlacedEntries } from './place-entries'
import { tableFaults } from './sentences'
import type { Merge, TimeKind } from './settle-entries'

const DAY = 86_400_000

interface Line {
  item: number
  number: number
  /** -Infinity where nobody knows it. */
  time: number
  /** Lines of one visit have the same. */
  visit: number
}

/** One of a row's items as it will stand there. */
interface Entry {
  item: number
  number: number
  time: number
  visits: Set<number>
}

/** Brings the lines of a row together item by item; what is set apart stays so, at the time Infinity. */
export function mergeVisits(want: VisitsWant, time: TimeKind, timeTexts: Dictionary | undefined): Merge {
  const dayOf = time === 'moments' ? (at: number) => Math.floor(at / DAY) : (at: number) => at
  const after = want.apart === 'after' ? placeOf(want.after ?? '', timeTexts) : 0
  return async (rows: PlacedEntries, _itemCount: number, pause: Pause) => {
    const { offsets, items, numbers, entryTimes: times, entryVisits: visits } = rows
    let write = 0
    let read = 0
    for (let row = 1; row < offsets.length; row++) {
      let lines: Line[] = []
      for (const end = offsets[row]!; read < end; read++) {
        const known = times?.[read] ?? Number.NaN
        const at = Number.isNaN(known) ? Number.NEGATIVE_INFINITY : known
        const visit = visits?.[read] ?? (times ? dayOf(at) : read)
        lines.push({ item: items[read]!, number: numbers[read]!, time: at, visit })
      }
      if (want.earlier) {
        const newest = visitBegin(lines, want.seen)
        lines = lines.filter(({ time }) => time < newest)
      }
      const from = want.apart === 'after' ? after : want.apart ? visitBegin(lines, want.seen) : Number.POSITIVE_INFINITY
      for (const { item, number, time: at, visits: own } of entriesOf(lines, from, want)) {
        items[write] = item
        if (times) times[write] = at === Number.NEGATIVE_INFINITY ? Number.NaN : at
        // Of a visit in which an item only came back nothing was taken. Where nothing tells visits apart, values count.
        numbers[write++] = want.weigh === 'visits' && (visits || times) ? own.size : number
      }
      offsets[row] = write
      if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
    }
    return shortened(rows, write)
  }
}

/** When the visit began that is set apart; Infinity where the customer has no other. */
function visitBegin(lines: readonly Line[], seen = false): number {
  const taken = lines.filter(({ number }) => number > 0)
  const first = new Map<number, number>()
  for (const { item, time } of lines) first.set(item, Math.min(time, first.get(item) ?? time))
  const counts = seen ? taken : taken.filter(({ item, time }) => first.get(item) === time)
  const newest = counts.reduce((latest, { time }) => Math.max(latest, time), Number.NEGATIVE_INFINITY)
  if (newest === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY
  const visits = new Set(counts.filter(({ time }) => time === newest).map(({ visit }) => visit))
  const begin = lines.reduce(
    (earliest, { visit, time }) =>
      visits.has(visit) && time > Number.NEGATIVE_INFINITY ? Math.min(earliest, time) : earliest,
    newest,
  )
  return taken.some(({ time }) => time < begin) ? begin : Number.POSITIVE_INFINITY
}

/** Any time comes before an unknown one. */
function earlier(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b
  return b === Number.NEGATIVE_INFINITY ? a : Math.min(a, b)
}

/** In the order in which items first came. */
function entriesOf(lines: readonly Line[], from: number, { seen, when }: VisitsWant): Entry[] {
  const settled = when === 'last' ? Math.max : earlier
  const before = new Map<number, Entry>()
  const since = new Map<number, Entry>()
  for (const { item, number, time, visit } of lines) {
    const into = time >= from ? since : before
    const entry = into.get(item)
    const visits = number > 0 ? [visit] : []
    if (!entry)
      into.set(item, { item, number, time: time >= from ? Number.POSITIVE_INFINITY : time, visits: new Set(visits) })
    else {
      entry.number += number
      if (into === before) entry.time = settled(entry.time, time)
      for (const each of visits) entry.visits.add(each)
    }
  }
  return [...before.values(), ...Array.from(since.values()).filter(({ item }) => seen || !before.has(item))]
}

/** A date in the numbers of the times: ms, the number itself, or its place among texts. */
function placeOf(after: string, timeTexts: Dictionary | undefined): number {
  if (timeTexts) return labelsOf(timeTexts).filter((text) => comesBefore(text, after)).length
  const number = after.trim() === '' ? Number.NaN : Number(after)
  const at = Number.isNaN(number) ? Date.parse(after) : number
  if (Number.isNaN(at)) throw tableFaults.noDate({ text: after })
  return at
}

function comesBefore(a: string, b: string): boolean {
  const [x, y] = [Array.from(a), Array.from(b)]
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const gap = x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!
    if (gap !== 0) return gap < 0
  }
  return x.length < y.length
}
