import { useMemo, useState } from 'react'
import { formatShare } from '../base/cell-format'
import { formatNumber, formatProbability } from '../base/format'
import { Sentence } from '../base/Sentence'
import { ChartFrame } from '../parts/charts/ChartFrame'
import { useLook } from '../parts/charts/look'
import { Picture } from '../parts/charts/Picture'
import { partsIn } from '../parts/charts/pointed'
import { TableTwin } from '../parts/charts/TableTwin'
import type { HypothesisFacts, RunFacts } from './facts'
import { frontLegend, frontOf, frontOption } from './front-option'
import { hypothesisWords } from './words'

const words = hypothesisWords.front
const { measures } = hypothesisWords
const indexAt = partsIn<number>('index')

/** How much each explains against how much it takes, as it was found and as it was confirmed. */
export default function Front({
  jobId,
  run,
  all,
  selected,
  onSelect,
}: {
  jobId: string
  run: RunFacts
  all: readonly HypothesisFacts[]
  selected: number | null
  onSelect(index: number): void
}) {
  const look = useLook()
  const [hovered, setHovered] = useState<number | null>(null)
  const front = useMemo(() => frontOf(run, all), [run, all])
  const option = useMemo(() => frontOption(look, front), [look, front])
  const chosen = front.marks.find(({ facts }) => facts.index === selected)
  const pointed = all.find(({ index }) => index === (hovered ?? selected))
  const count = words.count(front.marks.length)
  const label = words.label(count)
  const value = (facts: HypothesisFacts, number: number) =>
    Number.isNaN(number) ? '–' : facts.inShares ? formatShare(number) : formatNumber(number)
  return (
    <ChartFrame
      name="basketeer-explanations"
      jobId={jobId}
      count={count}
      caption={pointed ? <Sentence parts={hypothesisWords.sentence(pointed, run)} /> : words.hover}
      state={{ pending: false, error: null, empty: front.marks.length === 0 }}
      drawing={{
        size: { width: 1100, height: 620 },
        title: words.title,
        subtitle: label,
        legend: frontLegend(look),
        option: (inset) => frontOption(look, front, inset),
      }}
      picture={
        <Picture
          option={option}
          ring={chosen ? { x: chosen.x, y: Number.isFinite(chosen.effect) ? chosen.effect : chosen.found } : null}
          label={label}
          partAt={indexAt}
          onHover={setHovered}
          onPress={onSelect}
        />
      }
      table={
        <TableTwin<HypothesisFacts>
          caption={label}
          columns={[
            { label: words.name, text: ({ features }) => features.join(' · ') },
            {
              label: words.across[run.language],
              numeric: true,
              text: (facts) => (run.language === 'sets' ? String(facts.size) : formatShare(facts.coverage)),
            },
            { label: measures.effect.label, numeric: true, text: (facts) => value(facts, facts.effect) },
            { label: measures.effect_low.label, numeric: true, text: (facts) => value(facts, facts.low) },
            { label: measures.effect_high.label, numeric: true, text: (facts) => value(facts, facts.high) },
            { label: measures.effect_found.label, numeric: true, text: (facts) => value(facts, facts.found) },
            {
              label: measures.p_holm.label,
              numeric: true,
              text: ({ pHolm }) => (Number.isNaN(pHolm) ? '–' : formatProbability(pHolm)),
            },
          ]}
          rows={all}
          indexOf={({ index }) => index}
          isSelected={({ index }) => index === selected}
          onSelect={onSelect}
        />
      }
    />
  )
}
