import { useQuery } from '@tanstack/react-query'
import { formatCell } from '../base/cell-format'
import type { DetailProps } from '../parts/page/AnalysisPage'
import { Detail } from '../parts/results/detail/Detail'
import { DetailFrame } from '../parts/results/detail/DetailFrame'
import { DetailSentence } from '../parts/results/detail/DetailSentence'
import { DetailTable } from '../parts/results/detail/DetailTable'
import blocks from '../parts/results/detail/detail.module.css'
import type { HypothesisFacts, RunFacts } from './facts'
import { HypothesisBehind } from './HypothesisBehind'
import { hypothesisMeasures } from './measures'
import { useHypothesisQueries } from './queries'
import { useRunFacts } from './use-run-facts'
import { hypothesisWords } from './words'

const words = hypothesisWords.detail

/** Why one of them is believed, or not. */
export function HypothesisPane({ job, index, title, onClose }: DetailProps) {
  const known = useRunFacts(job)
  const answer = useQuery(useHypothesisQueries().detail(job.jobId, index))
  const facts = known?.all.find((each) => each.index === index)
  return (
    <DetailFrame title={title} onClose={onClose}>
      {known && facts && (
        <>
          <DetailSentence parts={hypothesisWords.sentence(facts, known.run)} />
          <Detail answer={answer}>
            {(detail) => <HypothesisBehind detail={detail} run={known.run} facts={facts} />}
          </Detail>
          <Smaller run={known.run} all={known.all} facts={facts} />
          <section className={blocks.block}>
            <h3>{words.found}</h3>
            <p className={blocks.note}>
              {[hypothesisWords.whole(known.run), words.foundAs(facts, known.run)].join(' ')}
            </p>
          </section>
          <Figures facts={facts} />
        </>
      )}
    </DetailFrame>
  )
}

const effectOf = (facts: HypothesisFacts) => formatCell(facts.inShares ? 'share' : 'ratio', facts.effect)

/** Explanations that are a part of this one. */
function Smaller({ run, all, facts }: { run: RunFacts; all: readonly HypothesisFacts[]; facts: HypothesisFacts }) {
  const parts = all
    .filter(({ size, features }) => size < facts.size && features.every((name) => facts.features.includes(name)))
    .toSorted((a, b) => b.size - a.size || b.effect - a.effect)
  if (parts.length === 0) return null
  return (
    <section className={blocks.block}>
      <h3>{words.smaller}</h3>
      <DetailTable
        head={[
          run.language === 'sets' ? hypothesisWords.columns.features : hypothesisWords.columns.conditions,
          hypothesisWords.measures.effect.label,
        ]}
      >
        {parts.map((each) => (
          <tr key={each.index}>
            <th scope="row">{each.features.join(' · ')}</th>
            <td>{effectOf(each)}</td>
          </tr>
        ))}
      </DetailTable>
    </section>
  )
}

function Figures({ facts }: { facts: HypothesisFacts }) {
  const inUnits = facts.inShares ? 'share' : 'ratio'
  const all = [
    [hypothesisMeasures.effect, inUnits, facts.effect],
    [hypothesisMeasures.effect_found, inUnits, facts.found],
    [hypothesisMeasures.coverage, 'share', facts.coverage],
    [hypothesisMeasures.p_value, 'probability', facts.p],
    [hypothesisMeasures.p_holm, 'probability', facts.pHolm],
    [hypothesisMeasures.q_value, 'probability', facts.q],
  ] as const
  return (
    <details className={blocks.block}>
      <summary>{words.measures}</summary>
      <dl>
        {all.map(([{ id, label, means }, number, value]) => (
          <div key={id}>
            <dt>
              {label} <b>{formatCell(number, Number.isNaN(value) ? null : value)}</b>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
