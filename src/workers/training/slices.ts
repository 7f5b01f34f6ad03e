import { dayOf, NO_DAY } from '../../preparation/training/days'
import type { TrainingQuestion } from '../../preparation/training/question'
import { type Zone, zoneOf } from '../../preparation/training/zone'
import { trainingFaults } from './sentences'
import type { SortedActions } from './sort-actions'
import { type Carousels, NO_ID } from './types'

/** What became of the impressions. Each carousel that was left out is counted once, under the first reason that holds. */
export interface ImpressionsRead {
  carousels: number
  withoutCustomer: number
  withoutDay: number
  /** Only where the cut is the impression's own time. */
  withoutTime: number
  /** On days that were not asked for. */
  otherDays: number
  absent: number
  empty: number
  kept: number
  /** Of those that were kept: ones whose customer and ranking came before on the same day. */
  repeated: number
  items: number
  withoutItem: number
  /** Of those that were kept, items of which nobody knows whether they were ordered; they count as not. */
  orderUnknown: number
  keptItems: number
}

/** What happened before each customer's day (or moment), as pieces of one long row of actions. */
export interface Histories {
  count: number
  customers: Uint32Array
  days: Int32Array
  /** What all actions come before, in milliseconds since 1970. */
  cuts: Float64Array
  starts: Uint32Array
  lengths: Uint32Array
  /** How many there would be without a limit. */
  available: Uint32Array
}

/** Impressions of one day: carousels in the order of the file, and which histories are theirs. */
export interface TrainingDay {
  day: number
  carousels: Uint32Array
  /** Of each carousel: its history. */
  histories: Uint32Array
  /** The first history of the day, and the one behind its last. */
  from: number
  to: number
}

export interface Slices {
  histories: Histories
  days: TrainingDay[]
  read: ImpressionsRead
}

export type SliceQuestion = Pick<TrainingQuestion, 'length' | 'lookbackDays' | 'timeZone' | 'cut' | 'days'>

/** For each customer and day of the impressions the newest actions strictly before it that are not too old. */
export function slicesOf(actions: SortedActions, shown: Carousels, question: SliceQuestion): Slices {
  const zone = knownZone(question.timeZone)
  const { read, kept } = keptCarousels(shown, question)
  const days = byDay(shown, kept)
  const found: Keyed = { customers: [], days: [], cuts: [] }
  let from = 0
  const trainingDays = days.map(({ day, carousels }) => {
    const { histories, repeated } = historiesOf(day, carousels, shown, question.cut, zone, found)
    read.repeated += repeated
    const to = found.customers.length
    const made = { day, carousels, histories, from, to }
    from = to
    return made
  })
  return { histories: cutOut(actions, found, question, zone), days: trainingDays, read }
}

export function knownZone(timeZone: string): Zone {
  try {
    return zoneOf(timeZone)
  } catch (cause) {
    throw trainingFaults.timeZone({ timeZone }, cause)
  }
}

function keptCarousels(shown: Carousels, { days, cut }: SliceQuestion): { read: ImpressionsRead; kept: Uint32Array } {
  const asked = days && new Set(days.map(dayOf))
  const read = {
    ...{ carousels: shown.rows, withoutCustomer: 0, withoutDay: 0, withoutTime: 0, otherDays: 0, absent: 0, empty: 0 },
    ...{ kept: 0, repeated: 0, items: 0, withoutItem: 0, orderUnknown: 0, keptItems: 0 },
  }
  const kept = new Uint32Array(shown.rows)
  for (let i = 0; i < shown.rows; i++) {
    const [begin, end] = [shown.offsets[i]!, shown.offsets[i + 1]!]
    read.items += end - begin
    if (shown.customers[i] === NO_ID) read.withoutCustomer++
    else if (shown.days[i] === NO_DAY) read.withoutDay++
    else if (cut === 'time' && !Number.isFinite(shown.times?.[i] ?? Number.NaN)) read.withoutTime++
    else if (asked && !asked.has(shown.days[i]!)) read.otherDays++
    else if (shown.absent?.[i] === 1) read.absent++
    else if (begin === end) read.empty++
    else {
      kept[read.kept++] = i
      for (let at = begin; at < end; at++) {
        if (shown.items[at] === NO_ID) read.withoutItem++
        else {
          read.keptItems++
          if (shown.ordered[at] === 2) read.orderUnknown++
        }
      }
    }
  }
  return { read, kept: kept.subarray(0, read.kept) }
}

function byDay(shown: Carousels, kept: Uint32Array): { day: number; carousels: Uint32Array }[] {
  const counts = new Map<number, number>()
  for (const i of kept) counts.set(shown.days[i]!, (counts.get(shown.days[i]!) ?? 0) + 1)
  const days = [...counts].sort(([a], [b]) => a - b).map(([day, n]) => ({ day, carousels: new Uint32Array(n), n: 0 }))
  const of = new Map(days.map((each) => [each.day, each]))
  for (const i of kept) {
    const day = of.get(shown.days[i]!)!
    day.carousels[day.n++] = i
  }
  return days
}

interface Keyed {
  customers: number[]
  days: number[]
  cuts: number[]
}

/** Histories of a day by customer, and with the cut at a moment by time; which is whose, and what came twice. */
function historiesOf(
  day: number,
  carousels: Uint32Array,
  shown: Carousels,
  cut: TrainingQuestion['cut'],
  zone: Zone,
  found: Keyed,
): { histories: Uint32Array; repeated: number } {
  const start = zone.start(day)
  const customers = carousels.map((i) => shown.customers[i]!)
  const cuts = Float64Array.from(carousels, (i) => (cut === 'time' ? shown.times![i]! : start))
  const order = carousels.map((_, at) => at)
  order.sort((a, b) => customers[a]! - customers[b]! || cuts[a]! - cuts[b]! || a - b)
  const histories = new Uint32Array(carousels.length)
  const seen = new Set<number>()
  let repeated = 0
  let last = -1
  for (const at of order) {
    const sameCustomer = last >= 0 && customers[last] === customers[at]
    if (!sameCustomer) seen.clear()
    if (!sameCustomer || cuts[last] !== cuts[at]) {
      found.customers.push(customers[at]!)
      found.days.push(day)
      found.cuts.push(cuts[at]!)
    }
    histories[at] = found.customers.length - 1
    const ranking = shown.rankings[carousels[at]!]!
    if (ranking !== NO_ID && seen.has(ranking)) repeated++
    seen.add(ranking)
    last = at
  }
  return { histories, repeated }
}

function cutOut(actions: SortedActions, found: Keyed, { length, lookbackDays }: SliceQuestion, zone: Zone): Histories {
  const count = found.customers.length
  const histories = {
    count,
    customers: Uint32Array.from(found.customers),
    days: Int32Array.from(found.days),
    cuts: Float64Array.from(found.cuts),
    starts: new Uint32Array(count),
    lengths: new Uint32Array(count),
    available: new Uint32Array(count),
  }
  for (let h = 0; h < count; h++) {
    const customer = histories.customers[h]!
    const end = actions.offsets[customer + 1]!
    const start = firstBefore(actions, histories.cuts[h]!, actions.offsets[customer]!, end)
    const available = firstBefore(actions, zone.start(histories.days[h]! - lookbackDays), start, end) - start
    histories.starts[h] = start
    histories.available[h] = available
    histories.lengths[h] = Math.min(length, available)
  }
  return histories
}

/** Of actions newest first, the first that is strictly before a moment. */
function firstBefore({ times, unit }: SortedActions, moment: number, begin: number, end: number): number {
  let low = begin
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! * unit >= moment) low = middle + 1
    else high = middle
  }
  return low
}
