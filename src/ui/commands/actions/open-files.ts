import { openFiles } from '../../ingest/opening'
import { pickFiles } from '../../ingest/pick-files'
import { shell } from '../../words/shell'
import type { Command } from '../command'

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
