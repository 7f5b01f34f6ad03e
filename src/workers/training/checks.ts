import { sourceOf } from './reach'
import { knownZone } from './slices'
import type { TrainingSet } from './training-set'
import { NO_ID } from './types'

/** What is true of what is written, found by looking at it and not at how it was made. */
export interface TrainingChecks {
  rows: {
    actions: number
    actionsWritten: number
    carousels: number
    histories: number
    items: number
    elements: number
  }
  /** Nothing is learnt from what came later: each of these is 0. */
  leaks: {
    /** Histories whose newest action is not before the day (or moment). */
    late: number
    /** Histories that reach further back than was asked. */
    tooOld: number
    /** Histories with actions of another customer. */
    foreign: number
    /** Neighbours in a customer's actions that stand the wrong way round: with none, the first of a history is its newest. */
    outOfOrder: number
  }
  /** Milliseconds from the cut to the newest action of all histories: below 0; nothing where all are empty. */
  newest: number | null
  histories: {
    withoutActions: number
    cut: number
    cutShare: number
    /** How many histories have 0, 1, 2, … actions. */
    byLength: Uint32Array
  }
  days: { day: number; carousels: number; items: number; orders: number; orderRate: number; histories: number }[]
  /** Customers with the most actions, the most first: codes, their actions, and elements in all of their histories. */
  largest: { customer: number; actions: number; histories: number; elements: number }[]
}

const LARGEST = 10

export function checksOf(set: TrainingSet): TrainingChecks {
  const { actions, slices, shown, reach, question } = set
  const { histories } = slices
  const byLength = new Uint32Array(question.length + 1)
  let cut = 0
  let elements = 0
  for (let h = 0; h < histories.count; h++) {
    const length = histories.lengths[h]!
    byLength[length]!++
    elements += length
    cut += Number(histories.available[h]! > length)
  }
  const days = slices.days.map(({ day, carousels, from, to }) => {
    let [items, orders] = [0, 0]
    for (const i of carousels) {
      for (let at = shown.offsets[i]!; at < shown.offsets[i + 1]!; at++) {
        if (shown.items[at] === NO_ID) continue
        items++
        orders += Number(shown.ordered[at] === 1)
      }
    }
    const orderRate = items === 0 ? 0 : orders / items
    return { day, carousels: carousels.length, items, orders, orderRate, histories: to - from }
  })
  const { newest, ...leaks } = leaksOf(set)
  return {
    rows: {
      actions: actions.rows,
      actionsWritten: reach.rows,
      carousels: slices.read.kept,
      histories: histories.count,
      items: days.reduce((sum, day) => sum + day.items, 0),
      elements,
    },
    leaks: { ...leaks, outOfOrder: outOfOrder(set) },
    newest,
    histories: {
      withoutActions: byLength[0]!,
      cut,
      cutShare: histories.count === 0 ? 0 : cut / histories.count,
      byLength,
    },
    days,
    largest: largestOf(set),
  }
}

/** Days are taken from the impressions again, and times from where the written actions come from. */
function leaksOf({ actions, slices, shown, reach, starts, question }: TrainingSet) {
  const zone = knownZone(question.timeZone)
  const seen = new Uint8Array(slices.histories.count)
  let [late, tooOld, foreign] = [0, 0, 0]
  let newest: number | null = null
  const timeAt = (place: number) => actions.times[place]! * actions.unit
  for (const { carousels, histories } of slices.days) {
    for (let c = 0; c < carousels.length; c++) {
      const [i, h] = [carousels[c]!, histories[c]!]
      const length = slices.histories.lengths[h]!
      if (seen[h] === 1 || length === 0) continue
      seen[h] = 1
      const day = shown.days[i]!
      const cut = question.cut === 'time' ? shown.times![i]! : zone.start(day)
      const first = sourceOf(reach, starts[h]!)
      const last = sourceOf(reach, starts[h]! + length - 1)
      const since = timeAt(first) - cut
      newest = Math.max(newest ?? since, since)
      late += Number(!(since < 0))
      tooOld += Number(timeAt(last) < zone.start(day - question.lookbackDays))
      const customer = shown.customers[i]!
      const own = (place: number) => place >= actions.offsets[customer]! && place < actions.offsets[customer + 1]!
      foreign += Number(!own(first) || !own(last) || last - first !== length - 1)
    }
  }
  return { late, tooOld, foreign, newest }
}

function outOfOrder({ actions: { offsets, times, types, items } }: TrainingSet): number {
  let found = 0
  for (let c = 0; c + 1 < offsets.length; c++) {
    for (let i = offsets[c]! + 1, end = offsets[c + 1]!; i < end; i++) {
      if (times[i - 1]! > times[i]!) continue
      const tie = times[i - 1] === times[i]
      const type = types[i - 1]! - types[i]!
      if (!tie || type < 0 || (type === 0 && items[i - 1]! > items[i]!)) found++
    }
  }
  return found
}

function largestOf({ actions: { offsets }, slices: { histories } }: TrainingSet): TrainingChecks['largest'] {
  const most: { customer: number; actions: number }[] = []
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const actions = offsets[customer + 1]! - offsets[customer]!
    if (actions === 0 || (most.length === LARGEST && actions <= most.at(-1)!.actions)) continue
    most.push({ customer, actions })
    most.sort((a, b) => b.actions - a.actions || a.customer - b.customer)
    most.length = Math.min(most.length, LARGEST)
  }
  const written = new Map(most.map(({ customer }) => [customer, { histories: 0, elements: 0 }]))
  for (let h = 0; h < histories.count; h++) {
    const of = written.get(histories.customers[h]!)
    if (of === undefined) continue
    of.histories++
    of.elements += histories.lengths[h]!
  }
  return most.map((each) => ({ ...each, ...written.get(each.customer)! }))
}
