import type { AnalysisParameters } from '../../analyses/registry'
import type { Phase } from '../../workers/protocol/progress'
import { words } from '../base/language'
import { verbsOf } from '../face-of'

/** Words around a run wherever it is started, watched or stopped. */
export const jobWords = words('runs', {
  run: 'Run',
  cancelRun: 'Cancel run',
  rolesMissing: 'Say first which columns hold what this analysis needs.',
  done: (rows: string) => `Done: ${rows}.`,
  failed: (message: string) => `The run failed. ${message}`,
  cancelled: 'Run cancelled.',
  phases: {
    queued: 'Waiting for its turn',
    ingest: 'Reading the columns',
    encode: 'Turning names into numbers',
    result: 'Writing the result',
  },
  inPhase: (phase: string) => `${phase}…`,
})

/** What a run is at, in a word. */
export const phaseWord = (phase: Phase, asked: AnalysisParameters): string =>
  phase === 'kernel' ? verbsOf(asked).working : jobWords.phases[phase]
