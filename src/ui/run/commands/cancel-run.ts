import { jobWords } from '../job-words'
import type { Command } from './command'

export const cancelRun: Command = {
  id: 'cancel-run',
  label: ({ engine }) =>
    engine.getState().jobs.some(({ state }) => state === 'running' || state === 'queued')
      ? jobWords.cancelRun
      : undefined,
  keys: '$mod+.',
  words: 'stop abort',
  run: async ({ engine }) => {
    await engine.cancel()
  },
}
