import type { Command } from '../../run/commands/command'
import { openFiles } from './open-soon'
import { pickData, pickFiles } from './pick-files'
import { openWords } from './words'

export const openFilesCommand: Command = {
  id: 'open-files',
  label: () => openWords.openFiles,
  keys: '$mod+o',
  words: 'csv excel xlsx json parquet arrow import load',
  run: async (context) => openFiles(context, await pickData()),
}

export const openFolderCommand: Command = {
  id: 'open-folder',
  label: () => openWords.openFolder,
  words: 'directory import load',
  run: async (context) => openFiles(context, await pickFiles({ folder: true })),
}

export const addFilesCommand: Command = {
  id: 'add-files',
  label: ({ engine }) => (engine.getState().source ? openWords.addFiles : undefined),
  words: 'append more',
  run: async (context) => openFiles(context, await pickData(), { append: true }),
}
