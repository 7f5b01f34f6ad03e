import type { Job } from '../../workers/protocol'

/** Ways to recommend, held against each other. */
export function JudgeResult({ job }: { job: Job }) {
  return <p>{job.outcome?.rows}</p>
}
