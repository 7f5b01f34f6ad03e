import type { AnalysisKind } from '../../analyses/registry'
import type { JobState } from '../../workers/protocol/jobs'
import type { Phase } from '../../workers/protocol/progress'
import { words } from '../base/language'
import { kindWords } from '../words/kinds'

const phases: Record<Phase, string> = {
  queued: 'Waiting',
  ingest: 'Reading',
  encode: 'Encoding',
  kernel: 'Mining',
  result: 'Storing the result',
}

const states: Record<JobState, string> = {
  queued: 'Waiting',
  running: 'Running',
  succeeded: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
}

/** Words about runs. */
export const jobs = words('jobs', {
  title: 'Jobs',
  phase: (phase: Phase, kind: AnalysisKind) =>
    phase === 'kernel' ? (kindWords[kind].own?.working ?? phases.kernel) : phases[phase],
  states,
  intro:
    'Every run of this tab, newest first. Results stay until the tab is closed; what was running then can be run again.',
  emptyTitle: 'No runs yet',
  empty:
    'Open a file, say what its columns mean, and press Run. Every run is kept here with its question, its time and its answer.',
  emptyAction: 'Open a file',
  toRules: 'Ask a question',
  facts: {
    share: (share: string, of: string) => `at least ${share} of ${of}`,
    count: (count: string, of: string) => `at least ${count} ${of}`,
    lists: (items: number) => `${items} items for each customer`,
    model: (factors: number, rounds: number) => `${factors} factors, ${rounds} rounds`,
    hidden: (items: number, split: 'last' | 'random' | undefined) =>
      `${items}${split === undefined ? '' : split === 'last' ? ' newest' : ' random'} ${items === 1 ? 'item' : 'items'} of each customer hidden`,
    tried: (factors: string, alpha: string, lambda: string) => `${factors} factors, α ${alpha}, λ ${lambda}`,
    models: (count: number, rounds: number) => `${count === 1 ? '1 model' : `${count} models`}, ${rounds} rounds`,
    earning: (least: string) => `earning at least ${least}`,
    best: (count: string) => `the best ${count}`,
    length: (items: number) => `up to ${items} items`,
    first: (items: string) => `from ${items}`,
    last: (items: string) => `to ${items}`,
    include: (items: string) => `with ${items}`,
    exclude: (items: string) => `without ${items}`,
    filters: (count: number) => (count === 1 ? '1 condition' : `${count} conditions`),
  },
  open: 'Open result',
  again: 'Run again',
  againOtherData: 'Run on the open file',
  cancel: 'Cancel',
  shown: 'On the screen',
  recipe: 'Recipe',
  noSource: 'Open a file to run this again',
  threads: (count: number, shared: boolean) =>
    `${count === 1 ? '1 thread' : `${count} threads`}${shared ? ', shared memory' : ''}`,
  reading: 'reading',
  encoding: 'encoding',
  mining: 'mining',
  storing: 'storing',
  method: (name: string) => `method ${name}`,
  progress: (phase: string, source: string) => `${phase}: ${source}`,
})
