import type { Command } from '../../run/commands/command'
import { shell } from '../words'

/** The address holds the question, so the browser's history is the undo history. */
export const undo: Command = { id: 'undo', label: () => shell.undo, keys: '$mod+z', run: () => history.back() }

export const redo: Command = { id: 'redo', label: () => shell.redo, keys: '$mod+Shift+z', run: () => history.forward() }
