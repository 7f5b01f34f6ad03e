import type { Command } from '../../run/commands/command'
import { shell } from '../words'

export const closeSource: Command = {
  id: 'close-source',
  label: ({ engine }) => (engine.getState().source ? shell.closeSource : undefined),
  run: async ({ engine, workspace }) => {
    await engine.close()
    workspace.getState().go('start')
  },
}
