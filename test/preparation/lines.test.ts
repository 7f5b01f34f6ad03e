import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Step } from '../../src/preparation/steps'
import type { Filter } from '../../src/recipe/schema'
import { fakeSource, type Row } from '../table/fake-source'
import { cellsOf, prepared, typed } from './rows'

const NAMES = ['k', 'n', '__proto__ ', 'constructor', "'; --", '"', '🧀', 'a.b', 'lines'] as const
const text = fc.option(
  fc.oneof(
    fc.constantFrom('x', 'X', ' x', '-0', '9007199254740993', '1e3', 'ä', '👗', "'", '|', ' | ', 'null'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
)
const number = fc.option(
  fc.oneof(
    fc.constantFrom(0, -0, 1, 2 ** 53, -(2 ** 53), 0.1, 1e300, Number.MIN_VALUE),
    fc.integer({ min: -20, max: 20 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
)

const table = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 2 }),
    cells: fc.array(fc.tuple(text, number), { maxLength: 20 }),
    batchRows: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ names: [k, n], cells, batchRows }) => {
    const rows: Row[] = cells.map(([one, other]) =>
      Object.fromEntries([
        [k!, one],
        [n!, other],
      ]),
    )
    const profiles = Object.fromEntries([
      [k!, { type: 'text' as const }],
      [n!, { type: 'number' as const }],
    ])
    const source = typed(fakeSource({ columns: [k!, n!], rows, batchRows, profiles }))
    const keys = cells.map(([cell]) => cell?.replace(/^ +| +$/g, '') || null)
    return { k: k!, n: n!, source, keys, numbers: cells.map(([, cell]) => cell) }
  })
type Given = typeof table extends fc.Arbitrary<infer T> ? T : never

async function holds(property: (given: Given) => Promise<void>, numRuns = 60): Promise<void> {
  await fc.assert(fc.asyncProperty(table, property), { numRuns })
}

const there = (numbers: readonly (number | null)[]) => numbers.filter((each) => each !== null)
const ordered = (numbers: readonly (number | null)[]) => there(numbers).toSorted((a, b) => a - b)
/** On the line between its neighbours. */
function naiveQuantile(numbers: readonly (number | null)[], share: number): number {
  const sorted = ordered(numbers)
  const at = share * (sorted.length - 1)
  const [a, b] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return a === b ? a : a + (b - a) * (at % 1)
}
const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)
const mapped = (numbers: readonly (number | null)[], work: (value: number) => number) =>
  numbers.map((value) => (value === null ? null : finite(work(value))))
/** 0 and −0 are one where only their sum is asked for. */
const unsigned = (numbers: readonly (string | number | null)[]) =>
  numbers.map((value) => (value === null ? null : Number(value) + 0))
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

describe('line by line', () => {
  test('conditions keep the rows that meet them all', () =>
    holds(async ({ k, n, source, keys, numbers }) => {
      const where: Filter[] = [
        { column: k, op: 'is not null' },
        { column: n, op: '>=', value: 0 },
      ]
      const kept = keys
        .map((_, row) => row)
        .filter((row) => keys[row] !== null && numbers[row] !== null && numbers[row]! >= 0)
      const result = await prepared(source, [{ step: 'condition', where }])
      expect(await cellsOf(result, k)).toEqual(kept.map((row) => keys[row]))
      expect(await cellsOf(result, n, 'number')).toEqual(kept.map((row) => numbers[row]))
    }))

  test('a column is computed, and one of its name replaced', () =>
    holds(async ({ k, n, source, keys, numbers }) => {
      const result = await prepared(source, [
        { step: 'compute', as: 'both', expression: `key(${quoted(k)}, upper(${quoted(k)}))` },
        { step: 'compute', as: n, expression: `${quoted(n)} * 2 + 1` },
        { step: 'compute', as: 'large', expression: `case when ${quoted(n)} > 1 then 'yes' else 'no' end` },
      ])
      const part = (value: string) => value.replaceAll('|', '||')
      expect(await cellsOf(result, 'both')).toEqual(
        keys.map((key) => key && `${part(key)} | ${part(key.toUpperCase())}`.replace(/^ +| +$/g, '')),
      )
      const doubled = mapped(numbers, (value) => value * 2 + 1)
      expect(await cellsOf(result, n, 'number')).toEqual(doubled)
      expect(await cellsOf(result, 'large')).toEqual(
        doubled.map((value) => (value !== null && value > 1 ? 'yes' : 'no')),
      )
      const filtered = await cellsOf(result, k, 'key', [{ column: 'large', op: '=', value: 'yes' }])
      expect(filtered).toEqual(keys.filter((_, row) => doubled[row] !== null && doubled[row]! > 1))
    }))

  test.each(['median', 'mean', 'mode', 'constant'] as const)('missing numbers become the %s', (how) =>
    holds(async ({ n, source, numbers }) => {
      const step: Step = { step: 'nulls', column: n, with: how, value: 7.5 }
      const known = there(numbers)
      if (known.length === 0 && how !== 'constant') {
        await expect(prepared(source, [step])).rejects.toThrow(/holds no value at all/)
        return
      }
      const result = await prepared(source, [step])
      const count = (value: number) => known.filter((each) => String(each) === String(value)).length
      const most = Math.max(...known.map(count))
      const modes = known
        .filter((value) => count(value) === most)
        .map(String)
        .sort()
      const by = {
        median: naiveQuantile(numbers, 0.5),
        mean: known.reduce((sum, each) => sum + each, 0) / known.length,
        mode: Number(modes[0]),
        constant: 7.5,
      }[how]
      const found = await cellsOf(result, n, 'number')
      expect(unsigned(found)).toEqual(unsigned(numbers.map((value) => value ?? finite(by))))
    }),
  )

  test('missing texts become the most frequent, or their rows are left out', () =>
    holds(async ({ k, n, source, keys, numbers }) => {
      const dropped = await prepared(source, [{ step: 'nulls', column: k, with: 'drop' }])
      expect(await cellsOf(dropped, n, 'number')).toEqual(numbers.filter((_, row) => keys[row] !== null))
      const filled = await prepared(source, [{ step: 'nulls', column: k, with: 'constant', value: 'none' }])
      expect(await cellsOf(filled, k)).toEqual(keys.map((key) => key ?? 'none'))
    }))

  test('numbers are capped, scaled and put through logarithms', () =>
    holds(async ({ n, source, numbers }) => {
      if (there(numbers).length === 0) return
      const numbersAfter = async (step: Step) => cellsOf(await prepared(source, [step]), n, 'number')
      const [first, third] = [naiveQuantile(numbers, 0.25), naiveQuantile(numbers, 0.75)]
      const [low, high] = [first - 1.5 * (third - first), third + 1.5 * (third - first)]
      expect(unsigned(await numbersAfter({ step: 'cap', column: n }))).toEqual(
        unsigned(mapped(numbers, (value) => Math.min(high, Math.max(low, value)))),
      )
      expect(await numbersAfter({ step: 'log', column: n, by: 'log1p' })).toEqual(mapped(numbers, Math.log1p))
      const [least, most] = [ordered(numbers)[0]!, ordered(numbers).at(-1)!]
      const ranged = await numbersAfter({ step: 'scale', column: n, to: 'range' })
      const wanted = mapped(numbers, (value) => (most === least ? 0 : (value - least) / (most - least)))
      expect(unsigned(ranged)).toEqual(unsigned(wanted))
    }))

  test('of rows that say the same the first stays', () =>
    holds(async ({ k, n, source, keys, numbers }) => {
      const distinct = (label: (row: number) => string) => {
        const seen = new Set<string>()
        return keys.map((_, row) => row).filter((row) => !seen.has(label(row)) && seen.add(label(row)))
      }
      const all = distinct((row) => JSON.stringify([keys[row], String(numbers[row])]))
      const result = await prepared(source, [{ step: 'dedupe' }])
      expect(await cellsOf(result, n, 'number')).toEqual(all.map((row) => numbers[row]))
      expect(result.info.rows).toBe(all.length)
      const byKey = distinct((row) => JSON.stringify(keys[row]))
      const one = await prepared(source, [{ step: 'dedupe', by: [k] }])
      expect(await cellsOf(one, n, 'number')).toEqual(byKey.map((row) => numbers[row]))
      const some = await cellsOf(one, k, 'key', [{ column: n, op: '>', value: 0 }])
      expect(some).toEqual(byKey.filter((row) => numbers[row] !== null && numbers[row]! > 0).map((row) => keys[row]))
    }))

  test('values become columns, or numbers in their order', () =>
    holds(async ({ k, source, keys }) => {
      const values = [...new Set(keys.filter((key) => key !== null))]
      if (values.length === 0) return
      const flags = await prepared(source, [{ step: 'encode', column: k, as: 'onehot', most: 200 }])
      for (const value of values)
        expect(await cellsOf(flags, `${k} = ${value}`, 'number')).toEqual(keys.map((key) => Number(key === value)))
      const places = await prepared(source, [{ step: 'encode', column: k, as: 'ordinal' }])
      const inOrder = values.toSorted((a, b) => Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')))
      const wellFormed = values.every((value) => !/\p{Surrogate}/u.test(value))
      if (wellFormed)
        expect(await cellsOf(places, k, 'number')).toEqual(
          keys.map((key) => (key === null ? null : inOrder.indexOf(key) + 1)),
        )
    }))

  test('types change, and what does not fit is missing', () =>
    holds(async ({ k, n, source, keys, numbers }) => {
      const asText = await prepared(source, [{ step: 'type', column: n, to: 'text' }])
      expect(await cellsOf(asText, n)).toEqual(numbers.map((value) => (value === null ? null : String(value))))
      const whole = await prepared(source, [{ step: 'type', column: n, to: 'integer' }])
      expect((await cellsOf(whole, n, 'number')).map((value) => (value === null ? null : Number(value) + 0))).toEqual(
        numbers.map((value) => (value === null ? null : Math.trunc(value) + 0)),
      )
      expect(await cellsOf(whole, k)).toEqual(keys)
    }))

  test('tables are put behind each other, columns by name', () =>
    holds(async ({ k, n, source, keys, numbers }) => {
      const other = typed(
        fakeSource({
          columns: ['more', k],
          rows: [
            { more: 'm', [k]: 'x' },
            { more: null, [k]: null },
          ],
        }),
      )
      const result = await prepared(source, [{ step: 'union', source: 'other' }], { other })
      expect(await cellsOf(result, k)).toEqual([...keys, 'x', null])
      expect(await cellsOf(result, n, 'number')).toEqual([...numbers, null, null])
      expect(await cellsOf(result, 'more')).toEqual([...keys.map(() => null), 'm', null])
      expect(await cellsOf(result, 'more', 'key', [{ column: k, op: '=', value: 'x' }])).toEqual([
        ...keys.filter((key) => key === 'x').map(() => null),
        'm',
      ])
    }))

  test('columns go, and are called otherwise', () =>
    holds(async ({ k, n, source, keys, numbers }) => {
      const result = await prepared(source, [
        { step: 'rename', column: k, to: 'new' },
        { step: 'drop', columns: [n] },
      ])
      expect(result.info.columns.map(({ name }) => name)).toEqual(['new'])
      const some = keys.filter((key) => key === 'x')
      expect(await cellsOf(result, 'new', 'key', [{ column: 'new', op: '=', value: 'x' }])).toEqual(some)
      const back = await prepared(source, [
        { step: 'rename', column: n, to: 'm' },
        { step: 'rename', column: 'm', to: n },
      ])
      expect(await cellsOf(back, n, 'number')).toEqual(numbers)
    }, 20))
})

test('visits end with a pause, whatever the order of the lines', async () => {
  const line = fc.record({ who: fc.option(fc.constantFrom('a', 'b')), at: fc.option(fc.integer({ min: 0, max: 40 })) })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), async (lines, batchRows) => {
      const rows: Row[] = lines.map(({ who, at }) => ({ who, at: at === null ? null : at * 60_000 }))
      const source = typed(
        fakeSource({ columns: ['who', 'at'], rows, batchRows, profiles: { at: { type: 'timestamp' } } }),
      )
      const result = await prepared(source, [{ step: 'session', by: 'who', time: 'at', minutes: 5, as: 'visit' }])
      const wanted = lines.map(({ who, at }) => {
        if (who === null || at === null) return null
        const own = [
          ...new Set(lines.flatMap((line) => (line.who === who && line.at !== null && line.at <= at ? [line.at] : []))),
        ].sort((a, b) => a - b)
        const pauses = own.filter((moment, place) => place > 0 && moment - own[place - 1]! > 5).length
        return `${who} #${pauses + 1}`
      })
      expect(await cellsOf(result, 'visit')).toEqual(wanted)
    }),
  )
})

test('a cell of a text file that does not fit is missing, and costs no row', async () => {
  const source = fakeSource({
    columns: ['a', 'n'],
    rows: [
      { a: 'x', n: '1,5' },
      { a: 'y', n: 'many' },
    ],
    profiles: { n: { type: 'number' } },
  })
  const text = { ...source, info: { ...source.info, read: { decimal: ',' as const } } }
  const result = await prepared(text, [
    { step: 'compute', as: 'twice', expression: 'n * 2' },
    { step: 'dedupe', by: ['a'] },
  ])
  expect(await cellsOf(result, 'twice', 'number')).toEqual([3, null])
})

test('a step that is switched off is not done', async () => {
  const source = fakeSource({ columns: ['a'], rows: [{ a: 'x' }] })
  const result = await prepared(source, [{ step: 'rename', column: 'a', to: 'b', off: true }])
  expect(result.info.columns.map(({ name }) => name)).toEqual(['a'])
})

test.each([
  [{ step: 'cap', column: 'a' }, /“a” holds text, and this step works on numbers/],
  [{ step: 'drop', columns: ['a'] }, /no column at all/],
  [{ step: 'rename', column: 'x', to: 'y' }, /“x”, but “fake.csv” has a/],
  [{ step: 'cap', column: 'a', factor: -1 }, /“cap” cannot be done as it is written: factor/],
  [{ step: 'nulls', column: 'a', with: 'constant' }, /Say which value/],
])('what cannot be done is said: %j', async (step, fault) => {
  const source = fakeSource({ columns: ['a'], rows: [{ a: 'x' }] })
  await expect(prepared(source, [step as Step])).rejects.toThrow(fault)
})
