import { shell } from '../../shell/words'
import { startRun } from '../start-run'
import type { Command } from './command'

export const run: Command = {
  id: 'run',
  label: ({ engine }) => (engine.getState().source ? shell.run : undefined),
  keys: '$mod+Enter',
  words: 'mine start again',
  run: startRun,
}
