import type { Job } from '../../workers/protocol/jobs'
import { Compare } from '../parts/compare/Compare'
import { useBundleQueries } from './use-bundles'
import { useMoney } from './use-money'

/** Bundles on two sides, by the money they bring. */
export default function BundleCompare({ job }: { job: Job }) {
  return <Compare job={job} ask={useBundleQueries()} money={useMoney(job.jobId)} />
}
