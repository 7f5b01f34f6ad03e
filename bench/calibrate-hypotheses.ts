import { readFileSync } from 'node:fs'
import { runHypotheses } from '../src/analyses/hypotheses/run'
import type { HypothesesParameters } from '../src/analyses/hypotheses/types'
import type { BasketColumns, FeatureColumn } from '../src/analyses/table-columns'
import { createStage } from '../src/workers/kernel/lead'

const ROWS = 400
const COLUMNS = 20
const ROWS_OF_CUSTOMER = 10
const PARTS = 8

/** What is explained when there is nothing to explain it: a number, yes or no, three classes; with outliers; louder here than there; by customer. */
export const NULLS = ['number', 'binary', 'classes', 't3', 'unequal', 'customers'] as const
export type Null = (typeof NULLS)[number]

const ASKED: HypothesesParameters = {
  language: 'sets',
  maxFeatures: 3,
  method: 'auto',
  maxSets: 500_000_000,
  seed: 42,
  confirm: 0.5,
  permutations: 99,
  stability: 0,
  population: 100,
  generations: 50,
  crossover: 0.7,
  mutation: 0.2,
  adaptive: false,
  localSearch: false,
  squares: false,
  logs: false,
  bins: false,
  products: false,
  alpha: 0.05,
  limit: 20,
  maxConditions: 2,
  minCoverage: 0.05,
  coverageWeight: 0.5,
}

/** Rejections at 5 % of any hypothesis put to the test (H), and of the whole search (W), in so many draws without a signal. */
export async function calibrate(of: Null, draws: number, asked: Partial<HypothesesParameters> = {}) {
  const file = new URL('../wasm/build/kernels.plain.wasm', import.meta.url)
  const module = await WebAssembly.compile(readFileSync(file))
  const stage = createStage({ module, shared: false, ports: [] })
  let [held, whole, tested] = [0, 0, 0]
  for (let draw = 0; draw < draws; draw++) {
    const parameters = { ...ASKED, ...asked, seed: draw }
    const { columns } = await stage.run(
      tableOf(of, draw),
      () => undefined,
      (kernel, input) => runHypotheses(kernel, input, parameters),
    )
    held += Number(columns.holds.some((one) => one === 1))
    whole += Number(columns.wholeP <= 0.05)
    tested += columns.rows
  }
  return { h: held / draws, w: whole / draws, tested: tested / draws }
}

function tableOf(of: Null, draw: number): BasketColumns {
  const next = mulberry(draw * 7919 + NULLS.indexOf(of) + 1)
  const noise = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const units = of === 'customers' ? ROWS / ROWS_OF_CUSTOMER : ROWS
  const unitOf = Uint32Array.from({ length: ROWS }, (_, row) =>
    units === ROWS ? row : Math.floor(row / ROWS_OF_CUSTOMER),
  )
  // Columns go together, as they do in life, and belong to the customer.
  const common = Array.from({ length: units }, noise)
  const all = Array.from({ length: COLUMNS }, () => common.map((shared) => 0.6 * shared + 0.8 * noise()))
  const ofUnit = Array.from({ length: units }, noise)
  const values = Float64Array.from({ length: ROWS }, (_, row) => {
    const own = noise()
    if (of === 't3') return own / Math.sqrt((noise() ** 2 + noise() ** 2 + noise() ** 2) / 3)
    if (of === 'unequal') return own * Math.exp(0.7 * (all[0]![row] as number))
    if (of === 'customers') return 2 * (ofUnit[unitOf[row]!] as number) + own
    return own
  })
  const kind = of === 'binary' || of === 'classes' ? of : 'number'
  const levels = { number: 0, binary: 2, classes: 3 }[kind]
  const codes = Uint32Array.from(values, (value) =>
    kind === 'binary' ? Number(value > 0.6) : value < -0.4 ? 0 : value < 0.6 ? 1 : 2,
  )
  const numbers = new Float64Array(ROWS * (COLUMNS + 1))
  const columns = all.map((own, at): FeatureColumn => {
    for (let row = 0; row < ROWS; row++) numbers[at * ROWS + row] = own[unitOf[row]!] as number
    const sorted = own.toSorted((a, b) => a - b)
    const cuts = Array.from(
      { length: PARTS - 1 },
      (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / PARTS)] as number,
    )
    return { item: at, kind: 'number', at, levels: 0, firstLevel: 0, cuts, firstCut: 1000 * (at + 1), asked: false }
  })
  numbers.set(values, COLUMNS * ROWS)
  const none = new Uint32Array(0)
  return {
    memory: null,
    top: 0,
    groupStart: Uint32Array.of(0, ROWS),
    groupBaskets: Uint32Array.of(ROWS),
    offsets: new Uint32Array(ROWS + 1),
    items: none,
    itemCount: 0,
    labelRank: none,
    groupRank: new Uint32Array(1),
    features: {
      columns,
      target: { item: COLUMNS, kind, at: kind === 'number' ? COLUMNS : 0, levels, firstLevel: 500 },
      leftOut: [],
      units: units === ROWS ? 0 : units,
      strata: 0,
    },
    featureNumbers: numbers,
    featureCodes: codes,
    ...(units < ROWS && { featureUnits: unitOf }),
  }
}

function mulberry(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
