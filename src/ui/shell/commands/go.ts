import type { Command } from '../../run/commands/command'
import type { View } from '../../state/types'
import { VIEWS } from '../../state/url'
import { shell } from '../words'

const KEYS: Partial<Record<View, string>> = {
  data: 'g d',
  rules: 'g r',
  itemsets: 'g i',
  sequences: 'g s',
  utility: 'g u',
  recommend: 'g w',
  judge: 'g t',
  jobs: 'g j',
}

export const goCommands: Command[] = VIEWS.map((view) => ({
  id: `go-${view}`,
  label: ({ workspace }) => (workspace.getState().view === view ? undefined : shell.go(shell.views[view])),
  ...(KEYS[view] ? { keys: KEYS[view] } : {}),
  words: 'view show',
  run: ({ workspace }) => workspace.getState().go(view),
}))
