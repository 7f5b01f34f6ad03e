import type { Command } from '../../run/commands/command'
import { shell } from '../../shell/words'
import { openFiles } from './opening'
import { pickFiles } from './pick-files'

export const openFilesCommand: Command = {
  id: 'open-files',
  label: () => shell.openFiles,
  keys: '$mod+o',
  words: 'csv parquet arrow import load',
  run: async (context) => openFiles(context, await pickFiles({})),
}

export const openFolderCommand: Command = {
  id: 'open-folder',
  label: () => shell.openFolder,
  words: 'directory import load',
  run: async (context) => openFiles(context, await pickFiles({ folder: true })),
}

export const addFilesCommand: Command = {
  id: 'add-files',
  label: ({ engine }) => (engine.getState().source ? shell.addFiles : undefined),
  words: 'append more',
  run: async (context) => openFiles(context, await pickFiles({}), { append: true }),
}
