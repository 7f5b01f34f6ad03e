import { cancelRun } from './actions/cancel-run'
import { closeSource } from './actions/close-source'
import { copyLink } from './actions/copy-link'
import { goCommands } from './actions/go'
import { redo, undo } from './actions/history'
import { judgeSettings } from './actions/judge-settings'
import { addFilesCommand, openFilesCommand, openFolderCommand } from './actions/open-files'
import { openRecipe, saveRecipe } from './actions/recipe-file'
import { run } from './actions/run'
import { themeCommands } from './actions/theme'
import type { Command } from './command'

/** Commands that exist in every view, in the order of the palette. */
export const commands: readonly Command[] = [
  run,
  cancelRun,
  judgeSettings,
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
