import { jobWords } from '../job-words'
import { startRun } from '../start-run'
import type { Command } from './command'

export const run: Command = {
  id: 'run',
  label: ({ engine }) => (engine.getState().source ? jobWords.run : undefined),
  keys: '$mod+Enter',
  words: 'mine start again',
  run: startRun,
}
