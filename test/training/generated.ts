import fc from 'fast-check'
import type { Action, Carousel, Id } from './naive'

const HOUR = 3_600_000
/** Moments around days that matter: a year and a day before, midnights, clocks that change in Berlin, a leap day. */
const MOMENTS = ['2023-01-01', '2023-03-01', '2023-03-26', '2023-12-31', '2024-02-29', '2024-03-31', '2024-04-01'].map(
  (day) => Date.parse(day),
)
export const DAYS = ['2024-01-01', '2024-02-29', '2024-03-01', '2024-03-31', '2024-04-01', '2025-02-28']

const timeArbitrary = fc
  .tuple(fc.constantFrom(...MOMENTS), fc.constantFrom(-1, 0, 0, 24), fc.constantFrom(0, 0, 0, -0.001, -1000))
  .map(([moment, hours, rest]) => moment + hours * HOUR + rest)

export const NUMBERS: Id[] = [0n, 1n, 2n ** 53n + 1n, 2n ** 53n, -5n, 2n ** 63n - 1n, 10n, 9n]
const SMALL: Id[] = [7n, 1n, 12n, 9n]
const TEXTS: Id[] = ['a', 'B', '10', '9', 'ä', '\uff5e', '😀', '']
const idsArbitrary = fc.constantFrom(NUMBERS, SMALL, TEXTS)

export const dataArbitrary: fc.Arbitrary<{ actions: Action[]; shown: Carousel[] }> = fc
  .record({ customers: idsArbitrary, items: idsArbitrary, rankings: idsArbitrary, whole: fc.boolean() })
  .chain(({ customers, items, rankings, whole }) => {
    const customer = fc.option(fc.constantFrom(...customers.slice(0, 3)), { freq: 20 })
    const item = fc.option(fc.constantFrom(...items), { freq: 20 })
    const time = timeArbitrary.map((each) => (whole ? Math.floor(each / 1000) * 1000 : each))
    const action: fc.Arbitrary<Action> = fc.record({
      source: fc.constantFrom('clicks', 'orders'),
      customer,
      item,
      time: fc.oneof({ weight: 30, arbitrary: time }, fc.constant(Number.NaN)),
      type: fc.constantFrom(0, 1, 1, 2, 3, 255),
    })
    const carousel: fc.Arbitrary<Carousel> = fc.record({
      dt: fc.option(fc.constantFrom(...DAYS), { freq: 20 }),
      time: timeArbitrary,
      customer: fc.option(fc.constantFrom(...customers.slice(0, 4)), { freq: 20 }),
      ranking: fc.option(fc.constantFrom(...rankings.slice(0, 3)), { freq: 20 }),
      items: fc.option(fc.array(fc.record({ item, ordered: fc.option(fc.boolean()) }), { maxLength: 3 }), { freq: 9 }),
    })
    return fc.record({
      actions: fc.array(action, { maxLength: 90 }),
      shown: fc.array(carousel, { maxLength: 12 }),
    })
  })

export const questionArbitrary = fc.record({
  length: fc.constantFrom(1, 3, 1000, 1000),
  lookbackDays: fc.constantFrom(1, 365, 365, 366),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kathmandu'),
  cut: fc.constantFrom('day' as const, 'day' as const, 'time' as const),
})
