import { shell } from '../../words/shell'
import type { Command } from '../command'

export const closeSource: Command = {
  id: 'close-source',
  label: ({ engine }) => (engine.getState().source ? shell.closeSource : undefined),
  run: async ({ engine, workspace }) => {
    await engine.close()
    workspace.getState().go('start')
  },
}
