import { LineChart } from 'echarts/charts'
import { use } from 'echarts/core'
import { axis, type Inset, NO_INSET } from '../parts/charts/axes'
import type { ChartLegend } from '../parts/charts/chart-legend'
import type { ChartOption } from '../parts/charts/echarts'
import type { Look } from '../parts/charts/look'
import { type OnAxis, type Scale, scaleFor } from '../parts/charts/scale'
import type { HypothesisFacts, RunFacts } from './facts'
import { hypothesisWords } from './words'

// The intervals are lines; no other picture of this view has any.
use([LineChart])

const words = hypothesisWords.front
/** How far apart sets of one size stand. */
const APART = 0.7

/** The places of a run's hypotheses. */
export interface Front {
  language: RunFacts['language']
  x: Scale
  y: Scale
  marks: { facts: HypothesisFacts; x: number; low: number; high: number; effect: number; found: number }[]
}

export function frontOf(run: RunFacts, all: readonly HypothesisFacts[]): Front {
  const sets = run.language === 'sets'
  const shares: OnAxis = { number: 'share' }
  const told = all.filter(({ effect, found }) => !Number.isNaN(effect) || !Number.isNaN(found))
  const sizes = new Map<number, number>()
  for (const { size } of told) sizes.set(size, (sizes.get(size) ?? 0) + 1)
  const seen = new Map<number, number>()
  const at = told.map(({ size, coverage }) => {
    if (!sets) return coverage
    const rank = seen.get(size) ?? 0
    seen.set(size, rank + 1)
    const many = sizes.get(size) ?? 1
    return size + (many === 1 ? 0 : APART * (rank / (many - 1) - 0.5))
  })
  const heights = told.flatMap(({ effect, low, high, found }) => [effect, low, high, found, 0]).filter(Number.isFinite)
  const y = scaleFor(told.every(({ inShares }) => inShares) ? shares : { number: 'ratio' }, heights)
  const most = Math.max(1, ...sizes.keys())
  const x = sets ? sizesAlong(most) : scaleFor(shares, [0, ...at])
  const marks = told.map((facts, i) => ({
    facts,
    x: x.place(at[i]!),
    low: y.place(facts.low),
    high: y.place(facts.high),
    effect: y.place(facts.effect),
    found: y.place(facts.found),
  }))
  return { language: run.language, x, y, marks }
}

/** Whole numbers of columns, with room for those of one size side by side. */
const sizesAlong = (most: number): Scale => ({
  log: false,
  min: 0.5,
  max: most + 0.5,
  ticks: Array.from({ length: most }, (_, i) => i + 1),
  place: (size) => size,
  label: (place) => String(place),
})

const inks = (look: Look) => ({ holds: look.accent, may: look.ink3 })

export const frontLegend = (look: Look): ChartLegend => ({
  keys: [
    { color: inks(look).holds, label: words.holds },
    { color: inks(look).may, label: words.may },
  ],
})

/** Confirmed effects with their intervals, and what each was thought to be as a ring. */
export function frontOption(look: Look, { language, x, y, marks }: Front, inset: Inset = NO_INSET): ChartOption {
  const named = { color: look.ink2, fontFamily: look.font, fontSize: 12 }
  const side = (holds: boolean) => {
    const color = holds ? inks(look).holds : inks(look).may
    const some = marks.filter(({ facts }) => facts.holds === holds)
    return [
      {
        type: 'line',
        silent: true,
        showSymbol: false,
        lineStyle: { color, width: 2, opacity: 0.55 },
        data: some.flatMap(({ x: at, low, high }) => [
          [at, low],
          [at, high],
          [null, null],
        ]),
      },
      {
        type: 'scatter',
        symbolSize: 9,
        itemStyle: { color: 'transparent', borderColor: color, borderWidth: 1.5 },
        data: some.map(({ x: at, found, facts }) => ({ value: [at, found], index: facts.index })),
      },
      {
        type: 'scatter',
        symbol: holds ? 'circle' : 'diamond',
        symbolSize: 12,
        itemStyle: { color, borderColor: look.surface, borderWidth: 1 },
        data: some.map(({ x: at, effect, facts }) => ({ value: [at, effect], index: facts.index })),
      },
    ]
  }
  return {
    animation: false,
    grid: { left: 64, right: 28, top: 36 + inset.top, bottom: 48 + inset.bottom },
    xAxis: {
      ...axis(look, x),
      name: words.across[language],
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: named,
    },
    yAxis: {
      ...axis(look, y),
      name: words.upwards[language],
      nameTextStyle: { ...named, align: 'left', padding: [0, 0, 0, -48] },
    },
    series: [...side(false), ...side(true)],
  }
}
