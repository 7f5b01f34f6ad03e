import type { RecipeData } from '../../../recipe/schema'
import type { CommandContext } from '../../run/commands/command'
import { fitted } from '../../state/kinds'
import { guessMapping } from './guess'
import { withoutPreparing } from './keep-prepared'
import { mappingChanged, opening } from './opening-state'
import { proposedData } from './several'

/** Another of the open tables has the lines: what leads from it to the others is found anew, and its columns are mapped. */
export async function takeAsLines({ engine, workspace }: CommandContext, name: string): Promise<void> {
  const { tables } = engine.getState()
  if (!tables) return
  const all = [{ name: tables.name, info: tables.lines }, ...tables.beside]
  // Tables keep their names: each is the only one with all of its columns.
  const required = Object.fromEntries(
    all.map(({ name: own, info }) => [own, info.columns.map((column) => column.name)]),
  )
  await opening(name, (signal) =>
    withoutPreparing(async () => {
      const known = { lines: name, required, named: [], joined: false }
      const opened = await engine.openTables([], { append: true, known, signal })
      const { lines } = opened
      const data: RecipeData = {
        files: lines.files.map((file) => file.name),
        ...guessMapping(lines),
        ...(Object.keys(lines.read).length > 0 ? { read: lines.read } : {}),
        ...proposedData(opened),
      }
      await engine.prepare(data)
      mappingChanged()
      workspace.getState().changeRecipe(({ title: _title, ...recipe }) => ({
        ...recipe,
        data,
        analysis: fitted(recipe, data.roles),
      }))
    }),
  )
}
