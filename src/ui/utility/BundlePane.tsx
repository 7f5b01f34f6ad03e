import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../workers/protocol/jobs'
import { labelsIn } from '../base/cells'
import { formatList } from '../base/format'
import { DetailFrame } from '../parts/results/DetailFrame'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { BundleDetail } from './detail/BundleDetail'
import { utilityWords as words } from './words'

/** `black tea and figs`, as soon as the row is known. */
export function useBundleTitle(jobId: string | undefined, index: number | null): string {
  const { data } = useQuery({
    ...useResultQueries().rowsAt(jobId ?? '', index === null ? [] : [index]),
    enabled: jobId !== undefined && index !== null,
  })
  return data?.[0] ? formatList(labelsIn(data[0].cells['itemset'])) : words.detail.label
}

/** What stands beside the grid while a bundle is in hand. */
export function BundlePane({
  title,
  onClose,
  job,
  index,
}: {
  title: string
  onClose(): void
  job: Job
  index: number
}) {
  return (
    <DetailFrame title={title} onClose={onClose}>
      <BundleDetail
        jobId={job.jobId}
        index={index}
        perGroup={(job.result?.groupColumn ?? null) !== null}
        groupName={job.recipe.data.roles.group ?? null}
      />
    </DetailFrame>
  )
}
