import type { AnalysisDefinition } from '../../analyses/analysis'
import { type AnalysisParameters, analyses } from '../../analyses/registry'
import type { Job } from '../../workers/protocol/jobs'
import { Button } from '../base/components/Button'
import { verbsOf } from '../face-of'
import { useEngine } from '../state/engine-context'
import { runWords as words } from './words'

/** Enough: what is most frequent is kept, or what has been learned. Only where kernels share a memory can they be told. */
export function StopButton({ job, small = false }: { job: Job; small?: boolean }) {
  const engine = useEngine()
  const { analysis } = job.recipe
  const { stops } = analyses[analysis.kind] as unknown as Pick<AnalysisDefinition<AnalysisParameters>, 'stops'>
  if (!stops?.(analysis) || !engine.platform.isolated || job.state !== 'running' || job.progress.phase !== 'kernel')
    return null
  const verbs = verbsOf(analysis)
  return (
    <Button
      kind="quiet"
      {...(small ? { size: 'small' } : {})}
      isDisabled={job.stopping === true}
      onPress={() => engine.stop(job.jobId)}
    >
      {job.stopping ? (verbs.stopping ?? words.stopping) : (verbs.stop ?? words.stop)}
    </Button>
  )
}
