import { useQuery } from '@tanstack/react-query'
import { Check, CircleHelp, X } from 'lucide-react'
import { useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import type { SubstituteDetail } from '../../workers/substitutes/types'
import { formatCell } from '../base/cell-format'
import { VisuallyHidden } from '../base/components/VisuallyHidden'
import { Sentence } from '../base/Sentence'
import type { SentencePart } from '../base/sentence-parts'
import { LacksData } from '../parts/needs-data/NeedsData'
import type { DetailProps } from '../parts/page/AnalysisPage'
import { Detail } from '../parts/results/detail/Detail'
import { DetailFrame } from '../parts/results/detail/DetailFrame'
import { DetailSentence } from '../parts/results/detail/DetailSentence'
import { DetailTable } from '../parts/results/detail/DetailTable'
import blocks from '../parts/results/detail/detail.module.css'
import { type PairFacts, pairFacts } from './facts'
import { pairMeasures } from './measures'
import { PairPeople } from './PairPeople'
import { usePairQueries } from './queries'
import styles from './substitutes.module.css'
import { substituteWords as words } from './words'

/** Why two items are to be taken for substitutes, or not. */
export function PairPane({ job, index, title, onClose }: DetailProps) {
  const answer = useQuery(usePairQueries().detail(job.jobId, index))
  return (
    <DetailFrame title={title} onClose={onClose}>
      <Detail answer={answer}>{(detail) => <Body job={job} detail={detail} />}</Detail>
    </DetailFrame>
  )
}

function Body({ job, detail }: { job: Job; detail: SubstituteDetail }) {
  const facts = useMemo(() => pairFacts(detail), [detail])
  return (
    <>
      <DetailSentence parts={words.sentence(facts)} />
      <Reasons facts={facts} partial={detail.partial} />
      {detail.partial ? <LacksData /> : <Shared detail={detail} />}
      <PairPeople key={detail.row.index} job={job} index={detail.row.index} a={facts.a} b={facts.b} />
      <Measures cells={detail.row.cells} />
    </>
  )
}

type Speaks = 'for' | 'against' | 'unknown'
const ICONS = { for: Check, against: X, unknown: CircleHelp }

function Reasons({ facts, partial }: { facts: PairFacts; partial: boolean }) {
  const side = (is: boolean): Speaks => (is ? 'for' : 'against')
  const reasons: [id: string, speaks: Speaks, parts: SentencePart[]][] = [
    ['apart', side(facts.apart), words.reasons.apart(facts)],
    ['company', side(facts.companions.length > 0 || (partial && facts.company > 0)), words.reasons.company(facts)],
    ['shoppers', facts.shoppers === null ? 'unknown' : side(facts.byShoppers), words.reasons.shoppers(facts)],
    ['steps', side((facts.switches?.count ?? 0) > 0), words.reasons.steps(facts)],
  ]
  return (
    <section className={blocks.block}>
      <h3>{words.detail.reasons}</h3>
      <ul className={styles.reasons}>
        {reasons
          .filter(([, , parts]) => parts.length > 0)
          .map(([id, speaks, parts]) => {
            const Icon = ICONS[speaks]
            return (
              <li key={id} data-speaks={speaks}>
                <Icon aria-hidden="true" />
                <div>
                  <VisuallyHidden>{words.detail[speaks]}: </VisuallyHidden>
                  <Sentence parts={parts} />
                </div>
              </li>
            )
          })}
      </ul>
    </section>
  )
}

/** What the two are alike in: what else lies in their baskets. */
function Shared({ detail: { shared, sharedItems } }: { detail: SubstituteDetail }) {
  return (
    <section className={blocks.block}>
      <h3>
        {words.detail.shared} <span>{words.detail.sharedOf(shared.length, sharedItems)}</span>
      </h3>
      {shared.length === 0 ? (
        <p className={blocks.note}>{words.detail.noShared}</p>
      ) : (
        <DetailTable head={[words.detail.item, words.detail.one, words.detail.other]}>
          {shared.map(({ label, withA, withB, liftA, liftB }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{words.detail.cell(withA, liftA)}</td>
              <td>{words.detail.cell(withB, liftB)}</td>
            </tr>
          ))}
        </DetailTable>
      )}
      {shared.length > 0 && <p className={blocks.note}>{words.detail.sharedNote}</p>}
    </section>
  )
}

function Measures({ cells }: { cells: SubstituteDetail['row']['cells'] }) {
  return (
    <details className={styles.measures}>
      <summary>{words.detail.measures}</summary>
      <dl>
        {Object.values(pairMeasures).map(({ id, label, number, means }) => (
          <div key={id}>
            <dt>
              {label} <b>{formatCell(number, cells[id])}</b>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
