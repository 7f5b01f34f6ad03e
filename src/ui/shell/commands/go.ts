import { places, VIEWS, viewName } from '../../places'
import type { Command } from '../../run/commands/command'
import { shell } from '../words'

const keysOf = new Map<string, string>(places.map(({ id, keys }) => [id, keys]))

export const goCommands: Command[] = VIEWS.map((view) => {
  const keys = keysOf.get(view)
  return {
    id: `go-${view}`,
    label: ({ workspace }) => (workspace.getState().view === view ? undefined : shell.go(viewName(view))),
    ...(keys === undefined ? {} : { keys }),
    words: 'view show',
    run: ({ workspace }) => workspace.getState().go(view),
  }
})
