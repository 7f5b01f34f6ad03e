import type { EngineState } from '../../client/types'
import type { ReadOptions, RecipeData } from '../../recipe/schema'
import { readsAlike } from '../../workers/data/reads-alike'
import type { KnownColumns } from '../../workers/preparation/checked-chain'
import type { SourceInfo } from '../../workers/protocol/files'

interface Asked {
  files: readonly string[]
  read?: ReadOptions | undefined
}

/** What the lines are called while no host has named them: they are those of any recipe. */
const UNNAMED = 'lines'

/** Whether a recipe speaks of the files that are open, and wants them read as they are. */
function isMeant({ files, read }: Asked, info: SourceInfo): boolean {
  const open = new Set(info.files.map(({ name }) => name))
  return files.every((name) => open.has(name)) && (!read || readsAlike(info, read))
}

/** The columns of the tables that a recipe names, where they are open. */
export function knownColumns(
  { source, tables }: Pick<EngineState, 'source' | 'tables'>,
  data: RecipeData,
): KnownColumns {
  const { prepared } = data
  return (name) => {
    const isLines = name === prepared?.lines
    // What steps of its own make of a table is known when they are done.
    if (!isLines && prepared?.sources[name]?.steps?.length) return undefined
    const asked: Asked | undefined = isLines ? data : prepared?.sources[name]
    const lines = tables ? (tables.name === name || tables.name === UNNAMED ? tables.lines : undefined) : source
    const info = isLines ? lines : tables?.beside.find((table) => table.name === name)?.info
    return info && asked && isMeant(asked, info) ? info.columns : undefined
  }
}
