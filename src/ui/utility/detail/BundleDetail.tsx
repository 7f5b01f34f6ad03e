import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../workers/protocol/jobs'
import type { BundleDetail } from '../../../workers/utility/types'
import { groupWord } from '../../base/group-word'
import { LacksData } from '../../parts/needs-data/NeedsData'
import type { DetailProps } from '../../parts/page/AnalysisPage'
import { Detail } from '../../parts/results/detail/Detail'
import { DetailFrame } from '../../parts/results/detail/DetailFrame'
import { DetailSentence } from '../../parts/results/detail/DetailSentence'
import { useBundleQueries } from '../use-bundles'
import { useMoney } from '../use-money'
import { utilityWords as words } from '../words'
import { EarningsByGroup } from './EarningsByGroup'
import { Parts } from './Parts'
import { Price } from './Price'
import { Receipts } from './Receipts'
import { bundleSentence } from './sentence'
import { Weeks } from './Weeks'

/** Below so many receipts a sentence should not sound sure. */
const FEW = 5

/** What a bundle earns, where, when and with whom, and what a price cut would have to bring. */
export function BundlePane({ job, index, title, onClose }: DetailProps) {
  const answer = useQuery(useBundleQueries().bundle(job.jobId, index))
  return (
    <DetailFrame title={title} onClose={onClose}>
      <Detail answer={answer}>{(detail) => <Body job={job} detail={detail} />}</Detail>
    </DetailFrame>
  )
}

function Body({ job, detail }: { job: Job; detail: BundleDetail }) {
  const { jobId } = job
  const money = useMoney(jobId)
  const perGroup = (job.result?.groupColumn ?? null) !== null
  // A run over everything knows of the groups of the data as well.
  const groupName = job.recipe.data.roles.group ?? null
  const { index, own, items, groups, weeks, parts, partial } = detail
  return (
    <>
      <DetailSentence parts={bundleSentence(detail, perGroup, money)} note={own.count < FEW && words.detail.few} />
      {parts.length > 1 && <Parts parts={parts} count={own.count} money={money} />}
      {!partial && (
        <Price
          key={`price ${index}`}
          jobId={jobId}
          index={index}
          perReceipt={own.perReceipt}
          roles={job.recipe.data.roles}
          money={money}
        />
      )}
      {groups.length > 1 && (
        <EarningsByGroup
          key={`groups ${index}`}
          overall={detail.overall}
          groups={groups}
          current={perGroup ? detail.group : undefined}
          word={groupWord(groupName)}
          partial={partial}
          money={money}
        />
      )}
      {weeks.length > 1 && <Weeks weeks={weeks} money={money} />}
      {partial ? (
        <LacksData />
      ) : (
        <Receipts
          key={`receipts ${index}`}
          job={job}
          index={index}
          bundle={items}
          money={money}
          grouped={groupName !== null && !perGroup}
        />
      )}
    </>
  )
}
