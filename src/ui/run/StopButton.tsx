import type { AnalysisDefinition } from '../../analyses/analysis'
import { analyses } from '../../analyses/registry'
import type { Job } from '../../workers/protocol/jobs'
import { Button } from '../base/components/Button'
import { useEngine } from '../state/engine-context'
import { runWords as words } from './words'

/** Enough of a search: what is most frequent is kept. Only where kernels share a memory can they be told. */
export function StopButton({ job, small = false }: { job: Job; small?: boolean }) {
  const engine = useEngine()
  const { stops } = analyses[job.recipe.analysis.kind] as Pick<AnalysisDefinition<{ kind: string }>, 'stops'>
  if (!stops || !engine.platform.isolated || job.state !== 'running' || job.progress.phase !== 'kernel') return null
  return (
    <Button
      kind="quiet"
      {...(small ? { size: 'small' } : {})}
      isDisabled={job.stopping === true}
      onPress={() => engine.stop(job.jobId)}
    >
      {job.stopping ? words.stopping : words.stop}
    </Button>
  )
}
