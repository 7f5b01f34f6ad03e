import { isJoin, sourcesOf } from '../../../preparation/steps'
import { BasketeerError } from '../../../recipe/error'
import type { Preparation, RecipeData } from '../../../recipe/schema'
import type { InputFile, SourceInfo } from '../../../workers/protocol/files'
import type { ItemLevels, OpenTables } from '../../../workers/protocol/tables'
import type { CommandContext } from '../../run/commands/command'
import { keepPrepared } from './keep-prepared'
import { knownTables } from './known-tables'
import { openingState } from './opening-state'

const filesOf = ({ files }: SourceInfo) => files.map(({ name }) => name)

/**
 * What is proposed of several tables: the joins that nothing speaks against, and what they say of items. What the
 * question says of tables it knows already stays.
 */
export function proposedData(
  tables: OpenTables,
  current?: RecipeData,
): Pick<RecipeData, 'prepared' | 'levels' | 'level' | 'mix' | 'names'> {
  const { name, beside, joins, items } = tables
  const known = current?.prepared?.lines === name ? current.prepared : undefined
  const isOpen = (table: string) => beside.some((other) => other.name === table)
  const said = known?.steps.filter((step) => sourcesOf([step]).every(isOpen)) ?? []
  const fresh = joins.filter(({ clear, step }) => clear && !Object.hasOwn(known?.sources ?? {}, step.source))
  const prepared: Preparation = {
    lines: name,
    sources: Object.fromEntries(
      beside.map(({ name: other, info }) => [
        other,
        // How it is read, and what is done to it alone, stays.
        { ...known?.sources[other], files: filesOf(info), layout: info.layout },
      ]),
    ),
    steps: [...said, ...fresh.map(({ step }) => step)],
  }
  if (current?.levels !== undefined || current?.names !== undefined) {
    const { levels, level, mix, names } = current
    return {
      prepared,
      ...(levels && { levels }),
      ...(level !== undefined && { level }),
      ...(mix && { mix }),
      ...(names && { names }),
    }
  }
  const joined = items !== null && prepared.steps.some((step) => isJoin(step) && step.source === items.source)
  return { prepared, ...(joined ? ofItems(items) : {}) }
}

/** Where the finest level is all that items are called, that level is what people look at. */
export function ofItems({ levels, names }: ItemLevels): Pick<RecipeData, 'levels' | 'level' | 'names'> {
  const finest = levels.at(-1)
  return {
    ...(finest === undefined ? {} : { levels }),
    ...(finest !== undefined && finest === names ? { level: finest } : {}),
    ...(names === undefined ? {} : { names: { item: names } }),
  }
}

/** A question of tables of these names, and of no others, is one of the tables that are open. */
const isOf = ({ prepared }: RecipeData, { name, beside }: OpenTables): boolean =>
  prepared !== undefined &&
  prepared.lines === name &&
  Object.keys(prepared.sources).sort().join('\n') ===
    beside
      .map((table) => table.name)
      .sort()
      .join('\n')

/** The mapping of several tables; undefined where the question on the screen has it already. */
export async function mappingOfTables(
  tables: OpenTables,
  current: RecipeData,
  fits: (data: RecipeData, source: SourceInfo) => boolean,
): Promise<Omit<RecipeData, 'files' | 'read'> | undefined> {
  if (isOf(current, tables) && fits(current, tables.made?.info ?? tables.lines)) return undefined
  const { guessMapping } = await import('./guess')
  const { prepared: _prepared, levels: _levels, level: _level, mix: _mix, names: _names, ...own } = current
  const mapped = fits(own, tables.lines) ? own : guessMapping(tables.lines)
  return { ...mapped, ...proposedData(tables, current) }
}

/** Steps of the one table that was open are steps of the lines, now that they are one of several. */
function keepSteps({ workspace }: CommandContext, { name }: OpenTables): void {
  const { prepared } = workspace.getState().recipe.data
  if (!prepared || Object.keys(prepared.sources).length > 0) return
  workspace.getState().settleRecipe((recipe) => ({
    ...recipe,
    data: { ...recipe.data, prepared: { ...prepared, lines: name } },
  }))
}

/** Opens files of several tables, and makes what the question says, or what is proposed, of them. */
export async function openSeveral(
  context: CommandContext,
  files: readonly InputFile[],
  options: { append: boolean; signal: AbortSignal },
): Promise<SourceInfo> {
  const { engine, workspace } = context
  // A question that waits for its files knows them better than what was guessed of the first that came.
  const waiting = openingState.getState().unmet?.asked
  const known = knownTables((waiting ?? workspace.getState()).recipe.data)
  const tables = await engine.openTables([...files], { ...options, known })
  if (options.append) keepSteps(context, tables)
  const { data } = (waiting ?? workspace.getState()).recipe
  keepPrepared(context)
  await engine.prepare(isOf(data, tables) ? data : { ...data, ...proposedData(tables, data) })
  return engine.getState().source ?? tables.lines
}

/** A file by itself, with the steps that the question has for it; as it is where they cannot be done. */
export async function withSteps(context: CommandContext, source: SourceInfo): Promise<SourceInfo> {
  const { engine, workspace } = context
  const { data } = workspace.getState().recipe
  const { prepared } = data
  if (!prepared || prepared.steps.length === 0 || Object.keys(prepared.sources).length > 0) return source
  try {
    await engine.prepare(data)
  } catch (error) {
    if (error instanceof BasketeerError && error.code !== 'cancelled') return source
    throw error
  }
  keepPrepared(context)
  return engine.getState().source ?? source
}
