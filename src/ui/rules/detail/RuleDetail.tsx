import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { RuleDetail } from '../../../workers/rules/types'
import { groupWord } from '../../base/group-word'
import type { DetailProps } from '../../parts/page/AnalysisPage'
import { Detail } from '../../parts/results/detail/Detail'
import { DetailFrame } from '../../parts/results/detail/DetailFrame'
import { DetailSentence } from '../../parts/results/detail/DetailSentence'
import { SidesMoney } from '../money/SidesMoney'
import { ruleFacts } from '../sentence'
import { useRuleQueries } from '../use-rules'
import { ruleWords as words } from '../words'
import { LiftByGroup } from './LiftByGroup'
import { MatchingBaskets } from './MatchingBaskets'
import { Measures } from './Measures'
import { TwoByTwo } from './TwoByTwo'

/** Why a rule is to be believed, or not. */
export function RulePane({ job, index, title, onClose }: DetailProps) {
  const answer = useQuery(useRuleQueries().detail(job.jobId, index))
  return (
    <DetailFrame title={title} onClose={onClose}>
      <Detail answer={answer}>{(detail) => <Body job={job} detail={detail} />}</Detail>
    </DetailFrame>
  )
}

function Body({ job, detail }: { job: Job; detail: RuleDetail }) {
  const group = job.result?.groupColumn ?? null
  // A run over everything knows of the groups of the data as well.
  const groupName = job.recipe.data.roles.group ?? null
  const facts = useMemo(() => ruleFacts(detail, group), [detail, group])
  return (
    <>
      <DetailSentence parts={words.sentence(facts)} />
      <TwoByTwo detail={detail} facts={facts} />
      {groupName !== null && detail.groups.length > (detail.partial ? 1 : 0) && (
        <LiftByGroup
          key={detail.row.index}
          overall={detail.overall}
          groups={detail.groups}
          current={group ? detail.group : undefined}
          word={groupWord(groupName)}
          partial={detail.partial}
        />
      )}
      <SidesMoney
        key={`money ${detail.row.index}`}
        job={job}
        index={detail.row.index}
        left={facts.antecedents}
        right={facts.consequents}
      />
      <MatchingBaskets
        key={`baskets ${detail.row.index}`}
        job={job}
        index={detail.row.index}
        left={facts.antecedents}
        right={facts.consequents}
        onlyLeft={detail.onlyAntecedent}
      />
      <Measures cells={detail.row.cells} />
    </>
  )
}
