import type { Way } from '../../workers/protocol/jobs'
import { words } from '../base/language'

const ways: Record<Way, string> = {
  one: 'One thread',
  all: 'All threads in one memory',
  plain: 'All threads with a memory each',
}

/** Words about how a run is done. */
export const wayWords = words('ways', {
  ways,
  takes: (memory: string) => `Takes about ${memory} here`,
  runsHere: 'How it runs here',
  belongsElsewhere: 'This belongs on a cluster with Spark',
  notebooks: 'Make notebooks for it',
  label: 'Run with',
  best: 'What suits best',
  anyway: 'Run will refuse or take long. To try it in this tab all the same, choose here how.',
})
