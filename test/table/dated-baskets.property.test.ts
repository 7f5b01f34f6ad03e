import fc from 'fast-check'
import { expect, it } from 'vitest'
import { requestFor } from '../../src/analyses/table-request'
import { createArena } from '../../src/workers/memory/arena'
import { readTable } from '../../src/workers/table/read-table'
import { fakeSource } from './fake-source'

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

const lines = fc.array(
  fc.record({
    receipt: fc.option(fc.nat(9).map((n) => `r${n}`)),
    shop: fc.option(fc.nat(2).map((n) => `s${n}`)),
    sku: fc.option(fc.nat(5).map((n) => `i${n}`)),
    when: fc.option(fc.nat(9).map((n) => n * 1000)),
  }),
  { maxLength: 60 },
)

it('baskets with their moments are the baskets without', async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.boolean(), fc.option(fc.integer({ min: 2, max: 5 })), async (rows, grouped, cap) => {
      const columns = ['receipt', 'shop', 'sku', 'when']
      const source = fakeSource({ columns, rows, batchRows: 7, profiles: { when: { type: 'timestamp' } } })
      const roles = { basket: 'receipt', item: 'sku', ...(grouped ? { group: 'shop' } : {}) }
      const data = { files: [], layout: 'long' as const, roles, ...(cap === null ? {} : { maxBasketItems: cap }) }
      const request = requestFor(data, { shape: 'baskets' })
      const plain = await readTable(source, request, createArena(0, false), quiet)
      const dated = await readTable(
        source,
        { ...request, data: { ...request.data, roles: { ...request.data.roles, time: 'when' } } },
        createArena(0, false),
        quiet,
      )
      const basketsOf = ({ input, groupLabels, itemLabels, basketLabel }: typeof plain) =>
        groupLabels
          .flatMap((group, g) =>
            Array.from({ length: input.groupBaskets[g]! }, (_, at) => {
              const row = input.groupStart[g]! + at
              const items = Array.from(input.items.subarray(input.offsets[row], input.offsets[row + 1]))
              return JSON.stringify([group, basketLabel(row), items.map((item) => itemLabels[item]!).sort()])
            }),
          )
          .sort()
      expect(basketsOf(dated)).toEqual(basketsOf(plain))
      dated.rowTimes!.forEach((time, row) => {
        const label = dated.basketLabel(row)
        const g = dated.input.groupStart.findLastIndex((start) => start <= row)
        const own = rows.filter(
          ({ receipt, shop, sku }) =>
            receipt === label && sku !== null && (!grouped || shop === (dated.groupLabels[g] ?? null)),
        )
        const times = own.flatMap(({ when }) => (when === null ? [] : [when]))
        expect(time).toBe(times.length === 0 ? Number.NaN : Math.min(...times))
      })
    }),
  )
})
