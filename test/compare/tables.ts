import fc from 'fast-check'
import type { BasketTable } from '../../src/workers/table/basket-table'
import type { Basket } from './naive'

export const never = async (): Promise<void> => undefined

export const baskets = (most = 40): fc.Arbitrary<Basket[]> =>
  fc.array(
    fc.record({
      side: fc.constantFrom<'a' | 'b' | null>('a', 'a', 'b', 'b', null),
      items: fc
        .array(fc.tuple(fc.nat(6), fc.integer({ min: -4, max: 9 })), { maxLength: 6 })
        .map((pairs) => new Map(pairs)),
    }),
    // Arrays are short unless asked for: too short for anything to be frequent.
    { maxLength: most, size: 'max' },
  )

/** Items 0 to 6 are called a to g. */
export function tableOf(rows: readonly Basket[]): BasketTable {
  const offsets = new Uint32Array(rows.length + 1)
  rows.forEach(({ items }, at) => {
    offsets[at + 1] = offsets[at]! + items.size
  })
  return {
    info: { key: 'k', shape: 'priced', groupColumn: null, health: {} as never, bytes: 0 },
    input: {
      memory: null,
      top: 0,
      groupStart: Uint32Array.of(0, rows.length),
      groupBaskets: Uint32Array.of(rows.length),
      offsets,
      items: Uint32Array.from(rows.flatMap(({ items }) => [...items.keys()])),
      values: Float64Array.from(rows.flatMap(({ items }) => [...items.values()])),
      itemCount: 7,
      labelRank: Uint32Array.from([0, 1, 2, 3, 4, 5, 6]),
      groupRank: Uint32Array.of(0),
    },
    itemLabels: [...'abcdefg'],
    groupLabels: [null],
    itemBaskets: new Uint32Array(7),
    rowTimes: null,
    clock: false,
    valueScale: 0,
    basketLabel: String,
    timings: { ingest: 0, encode: 0 },
  }
}
