import type { TrainingQuestion } from '../../src/preparation/training/question'

export type Id = bigint | string

export interface Action {
  source: string
  customer: Id | null
  item: Id | null
  /** Milliseconds since 1970; NaN where nobody knows. */
  time: number
  type: number
}

export interface Carousel {
  /** Nothing where it is no day. */
  dt: string | null
  time?: number
  customer: Id | null
  ranking: Id | null
  items: { item: Id | null; ordered: boolean | null }[] | null
}

export interface Row {
  dt: string
  customer_id: Id
  ranking_id: Id | null
  impression_item_id: Id
  is_order: number
  action_items: Id[]
  action_types: number[]
}

/** What clocks show somewhere at a moment, as a day that can be compared as text. */
export function dayIn(timeZone: string, time: number): string {
  return new Date(Math.floor(time)).toLocaleDateString('sv-SE', { timeZone })
}

function daysBefore(dt: string, days: number): string {
  const date = new Date(`${dt}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}

function inOrder(one: Id, other: Id): number {
  if (typeof one === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(String(other)))
  return one < BigInt(other) ? -1 : Number(one > BigInt(other))
}

/** One row for each impression item, each history looked up by going through all actions; not padded. */
export function naiveRows(actions: Action[], carousels: Carousel[], question: TrainingQuestion): Row[] {
  const { timeZone, lookbackDays, length, cut, days } = question
  const good = actions.filter((a) => a.customer !== null && a.item !== null && !Number.isNaN(a.time) && a.type > 0)
  const rows: Row[] = []
  for (const { dt, time, customer, ranking, items } of carousels) {
    if (dt === null || customer === null || items === null || (days && !days.includes(dt))) continue
    if (cut === 'time' && (time === undefined || Number.isNaN(time))) continue
    const oldest = daysBefore(dt, lookbackDays)
    const history = good
      .filter((a) => a.customer === customer)
      .filter((a) => (cut === 'time' ? a.time < time! : dayIn(timeZone, a.time) < dt))
      .filter((a) => dayIn(timeZone, a.time) >= oldest)
      .sort((a, b) => b.time - a.time || b.type - a.type || inOrder(a.item!, b.item!))
      .slice(0, length)
    for (const { item, ordered } of items) {
      if (item === null) continue
      rows.push({
        dt,
        customer_id: customer,
        ranking_id: ranking,
        impression_item_id: item,
        is_order: Number(ordered === true),
        action_items: history.map((a) => a.item!),
        action_types: history.map((a) => a.type),
      })
    }
  }
  return rows
}
