import type { BasketTable } from '../../src/workers/table/basket-table'

export interface Event {
  item: string
  time: number
}

export interface Customer {
  /** undefined: the run knows no groups. */
  group?: string | null
  name: string
  events: Event[]
}

export const never = async (): Promise<void> => undefined

/** Characters as events, one every 10 ms: `abc` is a at 0, b at 10, c at 20. A blank only lets time pass. */
export function events(text: string): Event[] {
  return [...text].map((item, at) => ({ item, time: 10 * at })).filter(({ item }) => item !== ' ')
}

/** Fewer moments, and what happens at one of them once and in order of labels: what reading makes of visits. */
export function gathered(customers: Customer[]): Customer[] {
  return customers.map((customer) => {
    const moments = customer.events.map(({ item, time }) => JSON.stringify([Math.floor(time / 3) * 3, item]))
    const events = [...new Set(moments)].map((moment) => JSON.parse(moment) as [number, string])
    const ordered = events.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))
    return { ...customer, events: ordered.map(([time, item]) => ({ item, time })) }
  })
}

const byLabel = (a: string | null, b: string | null) => (a === b ? 0 : a === null || (b !== null && a < b) ? -1 : 1)

/** A table of journeys as reading makes it: groups in order of appearance, customers by group. `byVisits`: those of `gathered`. */
export function tableOf(customers: Customer[], options: { clock?: boolean; byVisits?: boolean } = {}): BasketTable {
  const grouped = customers.some(({ group }) => group !== undefined)
  const groupLabels = grouped ? [...new Set(customers.map(({ group }) => group ?? null))] : [null]
  const rows = groupLabels.flatMap((label) => customers.filter(({ group }) => (group ?? null) === label))
  const all = rows.flatMap(({ events }) => events)
  const itemLabels = [...new Set(all.map(({ item }) => item))]
  const ranks = (labels: (string | null)[]) => {
    const sorted = [...labels].sort(byLabel)
    return Uint32Array.from(labels, (label) => sorted.indexOf(label))
  }
  const groupBaskets = Uint32Array.from(
    groupLabels,
    (label) => rows.filter(({ group }) => (group ?? null) === label).length,
  )
  const sums = (lengths: ArrayLike<number>) => {
    const starts = new Uint32Array(lengths.length + 1)
    for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i]! + lengths[i]!
    return starts
  }
  return {
    info: { key: 'k', shape: 'journeys', groupColumn: grouped ? 'region' : null, health: {} as never, bytes: 0 },
    input: {
      memory: null,
      top: 0,
      groupStart: sums(groupBaskets),
      groupBaskets,
      offsets: sums(rows.map(({ events }) => events.length)),
      items: Uint32Array.from(all, ({ item }) => itemLabels.indexOf(item)),
      times: Float64Array.from(all, ({ time }) => time),
      ...(options.byVisits && {
        visits: Uint32Array.from(
          rows.flatMap(({ events }) => {
            const moments = [...new Set(events.map(({ time }) => time))]
            return events.map(({ time }) => moments.indexOf(time))
          }),
        ),
      }),
      itemCount: itemLabels.length,
      labelRank: ranks(itemLabels),
      groupRank: ranks(groupLabels),
    },
    itemLabels,
    groupLabels,
    itemBaskets: new Uint32Array(itemLabels.length),
    clock: options.clock ?? true,
    valueScale: null,
    rowTimes: null,
    basketLabel: (row) => rows[row]!.name,
    timings: { ingest: 0, encode: 0 },
  }
}
