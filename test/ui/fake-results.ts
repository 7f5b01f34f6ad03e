import type { AnalysisKind } from '../../src/analyses/registry'
import type { Results } from '../../src/client/types'
import { BASKET_MEASURES } from '../../src/ui/parts/results/basket-measures'
import type { Answer, Asked, Question } from '../../src/workers/answers'
import type { peopleAnswers } from '../../src/workers/people/questions'
import type { GridQuery } from '../../src/workers/protocol/query'
import type { Cell, Facets, ResultRow } from '../../src/workers/protocol/result'
import type { GroupLift } from '../../src/workers/rules/types'
import { random } from '../random'

/** Deterministic rules of a shop with stores, for looking at the screen and for tests. Not shipped. */

const WORDS =
  'wine flight,aged cheese,charcuterie,rye bread,red wine,white wine,olives,rosé wine,strawberries,sparkling wine,cake,candles,mushrooms,dark chocolate,olive oil,port wine,blue cheese,wine glasses,mulled wine,cinnamon,paper cups,nappies size 4 (jumbo pack),baby wipes,green tea,oat milk,espresso beans,butter croissant,free-range eggs,spaghetti n. 5,tomato passata'.split(
    ',',
  )
const BASKETS_OF_STORE = 20_000

export const storeNames = (stores: number) => Array.from({ length: stores }, (_, s) => `S${String(s).padStart(2, '0')}`)

function makeRow(index: number, next: () => number, stores: string[]): ResultRow {
  const pick = () => WORDS[Math.floor(next() ** 1.6 * WORDS.length)] ?? 'tea'
  const items = new Set<string>()
  const size = next() < 0.6 ? 2 : next() < 0.85 ? 3 : 4
  while (items.size < size) items.add(pick())
  const all = [...items]
  const consequents = next() < 0.9 ? all.splice(-1) : all.splice(-Math.min(2, all.length - 1))
  const support_a = 0.004 + next() ** 3 * 0.1
  const support_c = 0.01 + next() ** 2 * 0.15
  const lift = next() < 0.12 ? 0.2 + next() * 0.75 : 1 + next() ** 4 * 14
  const confidence = Math.min(0.97, support_c * lift)
  const trueLift = confidence / support_c
  const support = confidence * support_a
  const leverage = support - support_a * support_c
  const cells: Record<string, Cell> = {
    ...(stores.length ? { store_id: stores[Math.floor(next() * stores.length)] ?? null } : {}),
    antecedents: all.sort(),
    consequents: consequents.sort(),
    antecedent_support: support_a,
    consequent_support: support_c,
    support,
    confidence,
    lift: trueLift,
    representativity: 1,
    leverage,
    conviction: (1 - support_c) / (1 - confidence),
    zhangs_metric: leverage / Math.max(support * (1 - support_a), support_a * (support_c - support)),
    jaccard: support / (support_a + support_c - support),
    certainty: (confidence - support_c) / (1 - support_c),
    kulczynski: (confidence + support / support_c) / 2,
    count: Math.max(1, Math.round(support * BASKETS_OF_STORE)),
    p_value: trueLift > 1.1 ? next() ** 8 * 0.08 : next(),
    q_value: trueLift > 1.1 ? next() ** 6 * 0.09 : Math.min(1, 0.3 + next()),
    redundant: size > 2 && next() < 0.45,
  }
  return { index, cells }
}

const list = (row: ResultRow, column: string) => (row.cells[column] as string[] | undefined) ?? []
const itemsOf = (row: ResultRow) => [...list(row, 'antecedents'), ...list(row, 'consequents'), ...list(row, 'itemsets')]
const nameOf = (row: ResultRow) => `${list(row, 'antecedents').join()}→${list(row, 'consequents').join()}`

function passes(row: ResultRow, query: GridQuery): boolean {
  const holds = (labels: string[] | undefined, where: string[]) =>
    !labels?.length || labels.some((label) => where.includes(label))
  const items = itemsOf(row)
  const words = query.text?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  return (
    words.every((word) => items.some((item) => item.includes(word))) &&
    (!query.groups?.length || query.groups.includes((row.cells['store_id'] as string | null) ?? null)) &&
    holds(query.items?.['anywhere'], items) &&
    holds(query.items?.['antecedents'], list(row, 'antecedents')) &&
    holds(query.items?.['consequents'], list(row, 'consequents')) &&
    (!query.lengths?.length || query.lengths.includes(items.length)) &&
    !(query.flags?.['redundant'] === false && row.cells['redundant']) &&
    !(query.onlyInOneGroup && row.index % 7 !== 0) &&
    list(row, 'consequents').length <= (query.atMost?.['consequents'] ?? Number.POSITIVE_INFINITY) &&
    (!query.rows || query.rows.includes(row.index)) &&
    Object.entries(query.ranges ?? {}).every(([column, [low, high]]) => {
      const value = Number(row.cells[column])
      return (low === null || value >= low) && (high === null || value <= high)
    })
  )
}

function compare(query: GridQuery) {
  return (a: ResultRow, b: ResultRow) => {
    for (const { column, descending } of query.sort) {
      const [x, y] = [a.cells[column] ?? '', b.cells[column] ?? '']
      if (x !== y) return (x < y ? -1 : 1) * (descending ? -1 : 1)
    }
    return a.index - b.index
  }
}

function liftOf(row: ResultRow, group: string | null, salt: number): GroupLift {
  const next = random(row.index * 131 + salt * 7919 + 1)
  next()
  const thin = next() < 0.15
  const baskets = thin ? 300 + Math.round(next() * 200) : 8_000 + Math.round(next() * 30_000)
  const antecedent = Math.round(Number(row.cells['antecedent_support'] ?? 0.02) * baskets) || 1
  const consequent = Math.round(Number(row.cells['consequent_support'] ?? 0.1) * baskets) || 1
  const lift = Number(row.cells['lift'] ?? 1) * (0.5 + next() * 1.1)
  const both = Math.round((lift * antecedent * consequent) / baskets)
  const spread = Math.exp(1.96 * Math.sqrt(1 / Math.max(both, 1)))
  return { group, baskets, antecedent, consequent, both, lift, low: lift / spread, high: lift * spread, thin }
}

function facetsOf(rows: readonly ResultRow[], query: GridQuery, stores: string[]): Facets {
  const matched = rows.filter((row) => passes(row, query))
  const count = (test: (row: ResultRow) => boolean) => matched.filter(test).length
  return {
    items: WORDS.map((label) => ({
      label,
      rows: {
        anywhere: count((row) => itemsOf(row).includes(label)),
        antecedents: count((row) => list(row, 'antecedents').includes(label)),
        consequents: count((row) => list(row, 'consequents').includes(label)),
      },
    })).sort((a, b) => b.rows.anywhere - a.rows.anywhere),
    groups: stores.map((label) => ({ label, few: false, rows: count((row) => row.cells['store_id'] === label) })),
    lengths: [1, 2, 3, 4].map((length) => ({ length, rows: count((row) => itemsOf(row).length === length) })),
    flags: { redundant: rows.filter((row) => passes(row, { ...query, flags: {} }) && row.cells['redundant']).length },
    onlyInOneGroup: count((row) => row.index % 7 === 0),
    ranges: Object.fromEntries(
      BASKET_MEASURES.filter((column) => matched.some((row) => column in row.cells)).map((column) => {
        const values = matched.map((row) => Number(row.cells[column]))
        const [min, max] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity])
        const bins = new Array<number>(24).fill(0)
        for (const v of values) {
          const bin = Math.min(23, Math.floor(((v - min) / (max - min || 1)) * 24))
          bins[bin] = (bins[bin] ?? 0) + 1
        }
        return [column, { min, max, bins }]
      }),
    ),
  }
}

function asItemset({ index, cells }: ResultRow): ResultRow {
  const { store_id, support, count } = cells
  const items = [...(cells['antecedents'] as string[]), ...(cells['consequents'] as string[])]
  return {
    index,
    cells: { ...(store_id === undefined ? {} : { store_id }), support: support!, count: count!, itemsets: items },
  }
}

export interface FakeOptions {
  kind?: 'rules' | 'itemsets'
  rows?: number
  stores?: number
  /** What every answer waits for, to look at loading. */
  delay?: () => Promise<void>
}

type PeopleAnswers = ReturnType<typeof peopleAnswers>

type RuleAnswers = {
  [Name in Exclude<Question<'rules'>, keyof PeopleAnswers>]: (
    ...asked: Asked<'rules', Name>
  ) => Promise<Answer<'rules', Name>>
}

export function fakeResults({
  kind = 'rules',
  rows: size = 100_000,
  stores: groups = 50,
  delay,
}: FakeOptions = {}): Results {
  const next = random(42)
  const stores = storeNames(groups)
  const rules = Array.from({ length: size }, (_, index) => makeRow(index, next, stores))
  const rows = kind === 'rules' ? rules : rules.map(asItemset)
  let last: { key: string; rows: ResultRow[] } | null = null
  const matching = (query: GridQuery) => {
    const key = JSON.stringify(query)
    if (last?.key !== key) last = { key, rows: rows.filter((row) => passes(row, query)).sort(compare(query)) }
    return last.rows
  }
  const after = async <T>(answer: () => T): Promise<T> => {
    await delay?.()
    return answer()
  }
  const at = (index: number) => rows[index] ?? rows[0]!
  const answers: RuleAnswers = {
    sides: () => after(() => ({ groups: [], span: null })),
    compare: () => Promise.reject(new Error('nothing is compared here')),
    detail: (index) =>
      after(() => {
        const row = at(index)
        const lifts = stores.map((store, s) => liftOf(row, store, s))
        const overall = { ...liftOf(row, null, 99), baskets: 1_000_000, thin: false }
        const baskets = BASKETS_OF_STORE
        const antecedent = Math.round(Number(row.cells['antecedent_support']) * baskets)
        const consequent = Math.round(Number(row.cells['consequent_support']) * baskets)
        const both = Number(row.cells['count'])
        return {
          row,
          group: (row.cells['store_id'] as string | null) ?? null,
          baskets,
          both,
          onlyAntecedent: antecedent - both,
          onlyConsequent: consequent - both,
          neither: baskets - antecedent - consequent + both,
          overall,
          groups: lifts,
          partial: false,
        }
      }),
    money: async () => null,
    moneyColumns: async () => null,
    network: (query, limit) =>
      after(() => {
        const shown = matching(query).slice(0, limit)
        const nodes = new Map<string, number>()
        for (const item of shown.flatMap(itemsOf)) nodes.set(item, (nodes.get(item) ?? 0) + 1)
        return {
          nodes: [...nodes].map(([label, n]) => ({ label, rows: n })),
          edges: shown.map((row) => ({
            from: list(row, 'antecedents')[0] ?? '',
            to: list(row, 'consequents')[0] ?? '',
            lift: Number(row.cells['lift']),
            support: Number(row.cells['support']),
            index: row.index,
          })),
          shown: shown.length,
          matched: matching(query).length,
        }
      }),
    groupedMatrix: () =>
      after(() => ({
        clusters: [],
        consequents: [],
        lift: new Float64Array(),
        support: new Float64Array(),
        rules: new Uint32Array(),
        index: new Uint32Array(),
      })),
    groupMatrix: (query, limit) =>
      after(() => {
        const shown = [
          ...new Map((query.rows?.map(at) ?? matching(query)).map((row) => [nameOf(row), row])).values(),
        ].slice(0, limit)
        const lifts = shown.flatMap((row) => stores.map((store, s) => liftOf(row, store, s)))
        return {
          groups: stores.map((label) => ({ label, baskets: BASKETS_OF_STORE, few: false })),
          rules: shown.map((row) => ({
            index: row.index,
            antecedents: list(row, 'antecedents'),
            consequents: list(row, 'consequents'),
            disagreement: 1,
          })),
          lift: Float64Array.from(lifts, (each) => each.lift),
          both: Uint32Array.from(lifts, (each) => each.both),
          thin: Uint8Array.from(lifts, (each) => (each.thin ? 1 : 0)),
        }
      }),
  }

  return {
    page: (_, query, offset, limit) =>
      after(() => {
        const found = matching(query)
        return { offset, rows: found.slice(offset, offset + limit), matched: found.length, total: rows.length }
      }),
    facets: (_, query) => after(() => facetsOf(rows, query, stores)),
    place: (_, query, index) => after(() => matching(query).findIndex((row) => row.index === index)),
    rowsAt: (_, indices) => after(() => indices.map(at)),
    baskets: (_, index, offset, limit) =>
      after(() => {
        const row = at(index)
        const total = Number(row.cells['count'])
        return {
          total,
          rows: Array.from({ length: Math.min(limit, total - offset) }, (_unused, i) => ({
            group: (row.cells['store_id'] as string | null) ?? null,
            basket: `R ${88_120 + (offset + i) * 887}`,
            time: `2024-03-${String(1 + ((offset + i) % 28)).padStart(2, '0')}`,
            items: [...itemsOf(row), ...WORDS.slice((index + i) % 20, ((index + i) % 20) + 3)],
          })),
        }
      }),
    scatter: (_, query, x, y, color, limit) =>
      after(() => {
        const found = matching(query).slice(0, limit)
        const column = (name: string) => Float64Array.from(found, (row) => Number(row.cells[name]))
        return {
          index: Uint32Array.from(found, (row) => row.index),
          x: column(x),
          y: column(y),
          color: column(color),
          matched: matching(query).length,
        }
      }),
    atHand: () => Promise.resolve(),
    compareResults: () => Promise.reject(new Error('the fake results are not compared')),
    ask: ((of: string, question: keyof RuleAnswers, _: string, asked: never) =>
      of === 'rules'
        ? (answers[question] as (...all: unknown[]) => Promise<unknown>)(...(asked as unknown[]))
        : Promise.reject(new Error('the fake results know rules and itemsets alone'))) as Results['ask'],
    exportResult: (_, format, query) =>
      after(() => {
        const found = query ? matching(query) : rows
        const text = JSON.stringify(found.map((row) => row.cells))
        return {
          name: `${kind}.${format}`,
          bytes: new TextEncoder().encode(text).buffer as ArrayBuffer,
          sidecar: { name: `${kind}.${format}.info.json`, text: JSON.stringify({ rows: found.length }) },
        }
      }),
  }
}

export const fakeColumns = (kind: AnalysisKind, grouped: boolean) => [
  ...(grouped ? [{ name: 'store_id', type: 'utf8' as const }] : []),
  ...(kind === 'rules'
    ? [
        { name: 'antecedents', type: 'list' as const },
        { name: 'consequents', type: 'list' as const },
        ...BASKET_MEASURES.map((name) => ({ name, type: 'f64' as const })),
        { name: 'redundant', type: 'bool' as const },
      ]
    : [
        { name: 'support', type: 'f64' as const },
        { name: 'count', type: 'i32' as const },
        { name: 'itemsets', type: 'list' as const },
      ]),
]
