import type { Command } from '../../run/commands/command'
import { shell } from '../words'

export const themeCommands: Command[] = (['system', 'light', 'dark'] as const).map((theme) => ({
  id: `theme-${theme}`,
  label: ({ workspace }) => (workspace.getState().theme === theme ? undefined : shell.themeIs(shell.themes[theme])),
  words: 'appearance colours',
  run: ({ workspace }) => workspace.getState().setTheme(theme),
}))
