import type { Job } from '../../workers/protocol/jobs'
import { Compare } from '../parts/compare/Compare'
import { useRuleQueries } from './use-rules'

/** Rules on two sides, by how often they hold or by lift. */
export default function RuleCompare({ job }: { job: Job }) {
  return <Compare job={job} ask={useRuleQueries()} />
}
