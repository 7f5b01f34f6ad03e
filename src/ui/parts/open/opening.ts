import { parseRecipe, type Recipe } from '../../../analyses/registry'
import { BasketeerError } from '../../../recipe/error'
import type { ReadOptions, RecipeData } from '../../../recipe/schema'
import type { InputFile, SourceInfo } from '../../../workers/protocol/files'
import { toast } from '../../base/components/announce'
import { isOfSet } from '../../base/group-word'
import { told } from '../../base/told'
import { adoptionOf, faceOf } from '../../face-of'
import type { CommandContext } from '../../run/commands/command'
import { startRun } from '../../run/start-run'
import { fitted } from '../../state/kinds'
import { missingRoles } from '../../state/missing-roles'
import { type Asked, forgetUnmet, type MappingOrigin, opening, openingState } from './opening-state'
import type { Sample } from './samples'

/** What is asked of data; a mapping alone asks nothing. */
type Asking = Pick<Recipe, 'data'> & Partial<Pick<Recipe, 'analysis'>>

function namedColumns({ data: { roles, filters = [] }, analysis }: Asking): string[] {
  const mapped = [...Object.values(roles).filter((name) => name !== undefined), ...filters.map(({ column }) => column)]
  const own = (analysis && faceOf(analysis.kind).names?.(analysis)) ?? []
  return [...new Set([...mapped, ...own])].filter((name) => !isOfSet(name))
}

function lacking(asking: Asking, source: SourceInfo): string[] {
  const names = new Set(source.columns.map(({ name }) => name))
  return namedColumns(asking).filter((name) => !names.has(name))
}

/** A link's recipe fits when all columns it names are there. */
const fits = (asking: Asking, source: SourceInfo): boolean =>
  namedColumns(asking).length > 0 && lacking(asking, source).length === 0

/** A question that was there before any data: of a link, or one that waits for its file since another was opened. */
function askedBefore({ engine, workspace }: CommandContext): Asked | null {
  const { unmet } = openingState.getState()
  if (unmet) return unmet.asked
  const { view, tab, recipe, query, look } = workspace.getState()
  return engine.getState().source === null && namedColumns(recipe).length > 0
    ? { view, tab, recipe, query, look }
    : null
}

/** Puts a question back that has found its file, or keeps it for the next one. */
function settleAsked(asked: Asked | null, source: SourceInfo, { workspace }: CommandContext): void {
  if (!asked) return
  const { unmet } = openingState.getState()
  const lacks = lacking(asked.recipe, source)
  if (lacks.length > 0) openingState.setState({ unmet: { asked, file: source.name, lacks } })
  else if (unmet) {
    workspace.setState(asked)
    forgetUnmet()
  }
}

const guessing = () => import('./guess')
const remembering = () => import('./remembered')

async function mappingFor(
  { engine }: CommandContext,
  source: SourceInfo,
  recipe: Recipe,
  signal: AbortSignal,
): Promise<[MappingOrigin, RecipeData]> {
  const { data: current } = recipe
  const files = source.files.map(({ name }) => name)
  const adoption = adoptionOf(source)
  if (adoption) return ['model', { files, layout: 'long', roles: adoption.roles }]
  const read = Object.keys(source.read).length > 0 ? { read: source.read } : {}
  const { tables } = engine.getState()
  if (tables) {
    const { mappingOfTables } = await import('./several')
    const mapped = await mappingOfTables(tables, current, (data, of) => fits({ data }, of))
    if (mapped) return ['guessed', { ...mapped, files, ...read }]
  }
  if (fits(recipe, source)) {
    // What a link says of reading goes before what was sniffed.
    const asked = { ...read.read, ...current.read, ...sheetOf(source, current) }
    return ['link', { ...current, files, ...(Object.keys(asked).length > 0 ? { read: asked } : {}) }]
  }
  const remembered = await (await remembering()).rememberedMapping(source)
  if (remembered && fits({ data: { files, ...remembered } }, source))
    return ['remembered', { ...remembered, files, ...read }]
  const [{ guessMapping }, { goodsOnly }] = await Promise.all([guessing(), import('../oddities/goods-only')])
  const [data, some] = await goodsOnly(engine, source, { ...guessMapping(source), files, ...read }, signal)
  openingState.setState({ apart: { of: source.id, some } })
  return ['guessed', data]
}

/** A link that comes while the file is looked at goes before what was guessed. */
async function settledMapping(
  context: CommandContext,
  source: SourceInfo,
  signal: AbortSignal,
): Promise<[MappingOrigin, RecipeData]> {
  for (;;) {
    const { recipe } = context.workspace.getState()
    const mapping = await mappingFor(context, source, recipe, signal)
    if (context.workspace.getState().recipe.data === recipe.data) return mapping
  }
}

/** Next month's workbook may call its sheet by another name. */
function sheetOf({ sheets, read: { sheet } }: SourceInfo, { read }: RecipeData): ReadOptions {
  const known = sheets?.some(({ name }) => name === read?.sheet) ?? true
  return known || sheet === undefined ? {} : { sheet }
}

/** The sheet that a question was asked of, where the files have it. */
async function openAsked(
  { engine }: CommandContext,
  files: InputFile[],
  options: { append?: boolean; read?: ReadOptions; signal: AbortSignal },
  sheet: string | undefined,
): Promise<SourceInfo> {
  if (sheet === undefined || options.read) return engine.open(files, options)
  try {
    return await engine.open(files, { ...options, read: { sheet } })
  } catch (error) {
    if (error instanceof BasketeerError && error.code === 'recipe-invalid') return engine.open(files, options)
    throw error
  }
}

/** Steps of a question of one table are done before it is looked at whether that has its columns. */
async function stepped(context: CommandContext, source: SourceInfo): Promise<SourceInfo> {
  if (!context.workspace.getState().recipe.data.prepared || context.engine.getState().tables) return source
  const { withSteps } = await import('./several')
  return withSteps(context, source)
}

/** Files of one shape are one table; where they are not, each shape is one of several. */
async function openedFrom(
  context: CommandContext,
  files: InputFile[],
  options: { append?: boolean; read?: ReadOptions; signal: AbortSignal },
  sheet: string | undefined,
): Promise<SourceInfo> {
  try {
    return await stepped(context, await openAsked(context, files, options, sheet))
  } catch (error) {
    if (!(error instanceof BasketeerError && error.code === 'files-differ')) throw error
    const { openSeveral } = await import('./several')
    return openSeveral(context, files, { append: options.append === true, signal: options.signal })
  }
}

function adopt({ workspace }: CommandContext, origin: MappingOrigin, data: RecipeData): void {
  openingState.setState({ origin })
  const { analysis } = workspace.getState().recipe
  const settled = faceOf(analysis.kind).settled?.(analysis) ?? false
  workspace.getState().changeRecipe(({ title, ...recipe }) => ({
    ...recipe,
    // A title speaks of the data it was given for.
    ...(origin === 'link' && title !== undefined ? { title } : {}),
    data,
    analysis: origin === 'link' || settled ? recipe.analysis : fitted(recipe, data.roles),
  }))
}

/**
 * Looks at files and shows what was understood; where the question on the screen fits their columns (a link was
 * followed, or next month's file dropped), it is asked at once. Nothing to open is nothing to do.
 */
export async function openFiles(
  context: CommandContext,
  files: InputFile[],
  options: { append?: boolean; read?: ReadOptions } = {},
): Promise<void> {
  const first = files[0]
  if (!first) return
  await opening(first.name, async (signal) => {
    const asked = askedBefore(context)
    const current = context.workspace.getState().recipe.data
    const sheet = (asked?.recipe.data ?? current).read?.sheet
    const source = await openedFrom(context, files, { ...options, signal }, sheet)
    settleAsked(asked, source, context)
    const [origin, data] = await settledMapping(context, source, signal)
    adopt(context, origin, data)
    // What a link asks it says itself.
    if (origin !== 'link') context.workspace.getState().mean((await guessing()).guessMeaning(source, data.roles))
    const adoption = adoptionOf(source)
    if (adoption) {
      const { go, changeRecipe } = context.workspace.getState()
      go(adoption.kind)
      changeRecipe(({ title: _, ...recipe }) => ({ ...recipe, analysis: adoption.ask(recipe.analysis) }))
      return
    }
    if (origin === 'link' && showAnswered(context, source)) return
    if (origin === 'link' && missingRoles(context.workspace.getState().recipe).length === 0)
      startRun(context).catch((error: unknown) => toast(told(error), 'bad'))
    else context.workspace.getState().go('data')
  })
}

/** The lines behind an answer that was kept have come back: it stands as it is, and need not be asked again. */
function showAnswered({ engine, workspace }: CommandContext, { fingerprint }: SourceInfo): boolean {
  const { recipe, go, showJob } = workspace.getState()
  const asked = JSON.stringify([recipe.analysis, recipe.data])
  const job = engine
    .getState()
    .jobs.findLast(
      ({ state, source, recipe: of }) =>
        state === 'succeeded' &&
        source?.fingerprint === fingerprint &&
        JSON.stringify([of.analysis, of.data]) === asked,
    )
  if (!job) return false
  go(job.recipe.analysis.kind)
  showJob(job.jobId)
  return true
}

/** Looks at the same files again, read in another way. Roles stay where their columns do. */
export async function reopen(context: CommandContext, read: ReadOptions): Promise<void> {
  const { source } = context.engine.getState()
  if (!source) return
  await opening(source.name, async (signal) => {
    const again = await context.engine.open([], { append: true, read, signal })
    const { recipe } = context.workspace.getState()
    const { read: _, ...data } = recipe.data
    adopt(context, ...(await mappingFor(context, again, { ...recipe, data }, signal)))
  })
}

/** Opens a sample, asks its question, or another one of it, and shows the answer. */
export async function openSample(context: CommandContext, sample: Sample, question = sample.recipe): Promise<void> {
  await opening(sample.title, async () => {
    forgetUnmet()
    await context.engine.openUrl(`./samples/${sample.file}`, { name: sample.file })
    const recipe = parseRecipe(question)
    openingState.setState({ origin: 'sample' })
    context.workspace.setState({ meaning: null })
    context.workspace.getState().ask(recipe)
    await startRun(context)
  })
}
