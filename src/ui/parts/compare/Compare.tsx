import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ResultQuery } from '../../../client/result-query'
import type { Compared, ComparedSides, Measure, SideChoice } from '../../../workers/compare/types'
import type { Job } from '../../../workers/protocol/jobs'
import { EmptyState } from '../../base/components/EmptyState'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { ProgressBar } from '../../base/components/ProgressBar'
import { Select } from '../../base/components/Select'
import { Loading } from '../../base/Loading'
import layout from '../../base/layout.module.css'
import type { Money } from '../../base/money'
import { faceOf } from '../../face-of'
import { useLookOf } from '../../state/use-look'
import { charts } from '../charts/words'
import { lacksLines } from '../needs-data/data-offer'
import { NeedsData } from '../needs-data/NeedsData'
import { useGrammar, useNouns } from '../results/grammar'
import { ComparedRows } from './ComparedRows'
import styles from './compare.module.css'
import { NotKept } from './NotKept'
import { SideControls } from './SideControls'
import { askedOf, namesOf, sidesOf, troubleWith } from './sides'
import { useSetsOffered } from './use-sets'
import { compareWords as words } from './words'

const NO_CHOICE: SideChoice = { groups: [], span: null }

/** What a kind is asked to compare its patterns. */
export interface CompareQueries {
  sides(jobId: string): ResultQuery<SideChoice>
  compare(jobId: string, sides: ComparedSides): ResultQuery<Compared>
}

const oneOf = <T extends string>(all: readonly T[], asked: string | undefined): T =>
  all.find((each) => each === asked) ?? (all[0] as T)

/** What two groups, two periods, or some people and all others have in common and what not, and how sure that is. */
export function Compare({ job, ask, money }: { job: Job; ask: CompareQueries; money?: Money }) {
  const nouns = useNouns()
  const { compared: measures = [] } = faceOf(useGrammar().kind)
  const [settings, change] = useLookOf('compare')
  const sets = useSetsOffered()
  const known = useQuery(ask.sides(job.jobId))
  const choice = known.data ?? NO_CHOICE
  const measure = oneOf(measures, settings.measure)
  const sides = useMemo(() => sidesOf(settings, choice, sets), [settings, choice, sets])
  const trouble = troubleWith(sides)
  const asked: ComparedSides = { ...(sides.by === null ? { a: {}, b: {} } : askedOf(sides)), measure }
  const ready = known.data !== undefined && trouble === null
  const answer = useQuery({ ...ask.compare(job.jobId, asked), enabled: ready })
  const data = ready ? answer.data : undefined

  if (lacksLines(known.error)) return <NeedsData />
  if (known.error) {
    return (
      <div className={styles.said}>
        <ErrorNotice error={known.error} />
      </div>
    )
  }
  if (known.data === undefined) return <Loading />
  if (sides.by === null)
    return <EmptyState title={words.nothingToCompare.title}>{words.nothingToCompare.text}</EmptyState>

  const names = namesOf(sides)
  const missing = sides.by === 'set' && trouble !== null && typeof sides.set === 'string' ? sides.set : null
  const body = () => {
    if (missing !== null) return <NotKept set={missing} />
    if (trouble !== null) return <EmptyState title={trouble.title}>{trouble.text}</EmptyState>
    if (lacksLines(answer.error)) return <NeedsData />
    if (answer.error)
      return (
        <div className={styles.said}>
          <ErrorNotice error={answer.error} />
        </div>
      )
    if (!data) return <ProgressBar label={charts.drawing} share={null} />
    const nobody = data.baskets.a === 0 ? names.a : data.baskets.b === 0 ? names.b : null
    const none = nobody !== null ? words.nobody(nobody, nouns.holders) : words.noneFound(nouns.many)
    if (nobody !== null || data.compared === 0) return <EmptyState title={none.title}>{none.text}</EmptyState>
    return (
      <ComparedRows key={data.id} job={job} data={data} by={sides.by} names={names} measure={measure} money={money} />
    )
  }
  return (
    <div className={layout.fill}>
      <div className={styles.choice}>
        <SideControls
          sides={sides}
          choice={choice}
          sets={sets}
          groupColumn={job.recipe.data.roles.group ?? null}
          change={change}
        />
        {measures.length > 1 && (
          <Select<Measure>
            label={words.measure}
            value={measure}
            options={measures.map((id) => ({ id, label: words.measures[id] }))}
            onChange={(next) => change({ measure: next })}
          />
        )}
      </div>
      {body()}
    </div>
  )
}
