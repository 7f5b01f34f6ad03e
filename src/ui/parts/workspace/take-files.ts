import type { InputFile } from '../../../workers/protocol/files'
import { storeFaults } from '../../../workers/store/sentences'
import type { CommandContext } from '../../run/commands/command'
import { importWorkspaces } from './import-workspaces'
import { keep } from './keeping'
import { leave } from './leave'

/** Files that hold a workspace each: they are here from now on, and the last of them is opened. */
export async function takeFiles(context: CommandContext, files: readonly InputFile[]): Promise<void> {
  const keeper = await keep(context)
  if (!keeper.store) throw storeFaults.refused()
  const last = await importWorkspaces(keeper.store, files)
  if (last === undefined) return
  const { source, jobs } = context.engine.getState()
  if (source || jobs.length > 0) await leave(keeper, last)
  else await keeper.open(last)
}
