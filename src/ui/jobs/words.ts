import type { JobState } from '../../workers/protocol/jobs'
import { words } from '../base/language'

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
  states,
  intro:
    'Every run of this tab, newest first. Results stay until the tab is closed; what was running then can be run again.',
  emptyTitle: 'No runs yet',
  empty:
    'Open a file, say what its columns mean, and press Run. Every run is kept here with its question, its time and its answer.',
  emptyAction: 'Open a file',
  toRules: 'Ask a question',
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
