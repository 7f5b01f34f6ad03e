import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BasketColumns } from '../../src/analyses/table-columns'
import { someRows } from '../../src/workers/table/some-rows'

interface Person {
  place: number
  items: number[]
}

function columnsOf(people: readonly Person[]): BasketColumns {
  const items = people.flatMap((person) => person.items)
  const offsets = new Uint32Array(people.length + 1)
  people.forEach((person, row) => {
    offsets[row + 1] = (offsets[row] as number) + person.items.length
  })
  return {
    memory: null,
    top: 0,
    groupStart: Uint32Array.of(0, people.length),
    groupBaskets: Uint32Array.of(people.length),
    offsets,
    items: Uint32Array.from(items),
    values: Float64Array.from(items, (item) => item + 0.5),
    times: Float64Array.from(items, (item) => item * 10),
    itemCount: 9,
    labelRank: Uint32Array.from({ length: 9 }, (_, i) => i),
    groupRank: Uint32Array.of(0),
    rowRank: Uint32Array.from(people, ({ place }) => place),
  }
}

/** What each row holds, by the order of labels. */
function held({ offsets, items, values, times, rowRank }: BasketColumns): string[] {
  return Array.from({ length: offsets.length - 1 }, (_, row) => ({ row, place: rowRank?.[row] as number }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => {
      const [from, to] = [offsets[row], offsets[row + 1]]
      return [items, values, times].map((all) => all?.subarray(from, to).join()).join('|')
    })
}

const people = fc
  .array(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 5 }), { minLength: 1, maxLength: 30 })
  .chain((lists) => {
    const places = lists.map((_, place) => place)
    return fc
      .tuple(fc.shuffledSubarray(places, { minLength: places.length }), fc.constant(lists))
      .map(([order, all]) => order.map((place) => ({ place, items: all[place] as number[] })))
  })

describe('some rows of a table', () => {
  it('are the same however the file is sorted, evenly taken, and whole', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 80 }), (rows, most) => {
        const all = rows.toSorted((a, b) => a.place - b.place)
        const entries = rows.reduce((sum, { items }) => sum + items.length, 0)
        const wanted = Math.max(1, Math.floor(rows.length * Math.min(1, most / Math.max(1, entries))))
        const some = someRows(columnsOf(rows), most)
        const places = Array.from({ length: wanted }, (_, lot) => Math.ceil((lot * rows.length) / wanted))
        expect(held(some)).toEqual(
          held(columnsOf(places.map((place, at) => ({ ...(all[place] as Person), place: at })))),
        )
        expect(some.groupBaskets[0]).toBe(wanted)
        expect(held(someRows(columnsOf(all), most))).toEqual(held(some))
      }),
    )
  })

  it('are all where there are no more, in memory of their own', () => {
    const columns = columnsOf([
      { place: 1, items: [1, 2] },
      { place: 0, items: [3] },
    ])
    const some = someRows(columns, 3)
    expect(held(some)).toEqual(held(columns))
    some.items.fill(0)
    expect(columns.items).toEqual(Uint32Array.of(1, 2, 3))
  })
})
