import { copyLink } from '../../parts/export/copy-link'
import { openRecipe, saveRecipe } from '../../parts/export/recipe-file'
import { addFilesCommand, openFilesCommand, openFolderCommand } from '../../parts/open/open-files'
import { cancelRun } from '../../run/commands/cancel-run'
import type { Command } from '../../run/commands/command'
import { offers } from '../../run/commands/offers'
import { run } from '../../run/commands/run'
import { closeSource } from './close-source'
import { goCommands } from './go'
import { redo, undo } from './history'
import { themeCommands } from './theme'

/** Commands that exist in every view, in the order of the palette. */
export const commands: readonly Command[] = [
  run,
  cancelRun,
  ...offers,
  ...goCommands,
  openFilesCommand,
  openFolderCommand,
  addFilesCommand,
  closeSource,
  copyLink,
  saveRecipe,
  openRecipe,
  undo,
  redo,
  ...themeCommands,
]
