import type { BasketColumns } from '../../src/analyses/table-columns'
import { dayOf, dayText, NO_DAY } from '../../src/preparation/training/days'
import { TRAINING_DEFAULTS, type TrainingQuestion } from '../../src/preparation/training/question'
import { createIntake } from '../../src/workers/training/intake'
import { sourceOf } from '../../src/workers/training/reach'
import { type TrainingSet, trainingSetOf } from '../../src/workers/training/training-set'
import { type Carousels, type Ids, NO_ID } from '../../src/workers/training/types'
import type { NodePool } from '../kernels/node-pool'
import type { Action, Carousel, Id, Row } from './naive'

const NOTHING: BasketColumns = {
  memory: null,
  top: 0,
  offsets: new Uint32Array(1),
  items: new Uint32Array(0),
  itemCount: 0,
  groupStart: new Uint32Array(1),
  groupBaskets: new Uint32Array(0),
  labelRank: new Uint32Array(0),
  groupRank: new Uint32Array(0),
}

/** Kernels at work for as long as `work` takes. */
export function atWork<T>(pool: NodePool, work: Parameters<typeof pool.stage.run<T>>[2]): Promise<T> {
  return pool.stage.run(NOTHING, () => undefined, work)
}

/** Codes as ids come, last first, so that they are in no order. */
function coded(all: (Id | null)[]): { code: (id: Id | null) => number; ids: Ids } {
  const ids = [...new Set(all.filter((id) => id !== null))].reverse()
  const codes = new Map(ids.map((id, code) => [id, code]))
  const numbers = ids.every((id) => typeof id === 'bigint')
  return {
    code: (id) => (id === null ? NO_ID : codes.get(id)!),
    ids: numbers ? BigInt64Array.from(ids) : ids.map(String),
  }
}

export async function madeSet<T>(
  pool: NodePool,
  actions: Action[],
  shown: Carousel[],
  asked: Partial<TrainingQuestion>,
  look: (set: TrainingSet) => T | Promise<T>,
  batchRows = 3,
): Promise<T> {
  const customers = coded([...actions.map((a) => a.customer), ...shown.map((c) => c.customer)])
  const items = coded([...actions.map((a) => a.item), ...shown.flatMap((c) => c.items?.map((i) => i.item) ?? [])])
  const rankings = coded(shown.map((c) => c.ranking))
  return atWork(pool, async (kernel) => {
    const intake = createIntake(kernel)
    for (let at = 0; at < actions.length; ) {
      const { source } = actions[at]!
      let end = at
      while (end < actions.length && end < at + batchRows && actions[end]!.source === source) end++
      const rows = actions.slice(at, end)
      intake.add(source, {
        rows: rows.length,
        customers: Uint32Array.from(rows, (row) => customers.code(row.customer)),
        items: Uint32Array.from(rows, (row) => items.code(row.item)),
        types: Uint8Array.from(rows, (row) => row.type),
        times: Float64Array.from(rows, (row) => row.time),
      })
      at = end
    }
    const carousels: Carousels = {
      rows: shown.length,
      days: Int32Array.from(shown, ({ dt }) => (dt === null ? NO_DAY : dayOf(dt))),
      times: Float64Array.from(shown, ({ time }) => time ?? Number.NaN),
      customers: Uint32Array.from(shown, ({ customer }) => customers.code(customer)),
      rankings: Uint32Array.from(shown, ({ ranking }) => rankings.code(ranking)),
      offsets: Uint32Array.from(
        [0, ...shown].map((_, i) => shown.slice(0, i).reduce((n, c) => n + (c.items?.length ?? 0), 0)),
      ),
      absent: Uint8Array.from(shown, (carousel) => Number(carousel.items === null)),
      items: Uint32Array.from(shown.flatMap((c) => c.items?.map(({ item }) => items.code(item)) ?? [])),
      ordered: Uint8Array.from(
        shown.flatMap((c) => c.items?.map(({ ordered }) => (ordered === null ? 2 : Number(ordered))) ?? []),
      ),
    }
    const question = { ...TRAINING_DEFAULTS, ...asked }
    const ids = { customers: customers.ids, items: items.ids, rankings: rankings.ids }
    return look(await trainingSetOf(kernel, question, intake, carousels, ids))
  })
}

/** The rows that a set stands for. */
export function rowsOf({ slices, shown, ids, actions, reach, starts }: TrainingSet): Row[] {
  const rows: Row[] = []
  for (const { day, carousels, histories } of slices.days) {
    carousels.forEach((i, c) => {
      const h = histories[c]!
      const length = slices.histories.lengths[h]!
      const first = length === 0 ? 0 : sourceOf(reach, starts[h]!)
      for (let at = shown.offsets[i]!; at < shown.offsets[i + 1]!; at++) {
        if (shown.items[at] === NO_ID) continue
        rows.push({
          dt: dayText(day),
          customer_id: ids.customers[shown.customers[i]!]!,
          ranking_id: shown.rankings[i] === NO_ID ? null : ids.rankings[shown.rankings[i]!]!,
          impression_item_id: ids.items[shown.items[at]!]!,
          is_order: Number(shown.ordered[at] === 1),
          action_items: Array.from(actions.items.subarray(first, first + length), (rank) => ids.items[rank]!),
          action_types: Array.from(actions.types.subarray(first, first + length)),
        })
      }
    })
  }
  return rows
}

/** By day, as the days of a set are; within a day as they came. */
export const byDay = (rows: Row[]) => [...rows].sort((a, b) => (a.dt < b.dt ? -1 : a.dt > b.dt ? 1 : 0))
