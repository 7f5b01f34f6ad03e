import type { Recipe } from '../../../analyses/registry'
import type { Engine } from '../../../client/types'
import type { ColumnSays, SparkInput, SparkSet, SparkSource } from '../../../export/spark/input'
import { setsIn } from '../../../export/spark/sets'
import { doneOf } from '../../../preparation/steps'
import type { RecipeData } from '../../../recipe/schema'
import type { SourceInfo } from '../../../workers/protocol/files'
import type { Job } from '../../../workers/protocol/jobs'
import type { ColumnFigures, SourceProfile } from '../../../workers/protocol/profile'
import { faceOf } from '../../face-of'
import { besideData } from '../open/beside-data'

const LINES = 'lines'

const figuresOf = ({ nulls, distinct, min, max, mean, quartiles }: ColumnFigures): ColumnSays => ({
  nulls,
  distinct,
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
  ...(mean !== undefined && { mean }),
  ...(quartiles !== undefined && { quartiles }),
})

function sparkSource(name: string, info: SourceInfo, profile?: SourceProfile): SparkSource {
  const figures = new Map(profile?.columns.map((each) => [each.name, figuresOf(each)]))
  return {
    name,
    files: info.files.map((file) => ({ ...file, format: info.format })),
    read: info.read,
    columns: info.columns.map(({ name: column, type, separator }) => {
      const says = figures.get(column)
      return {
        name: column,
        type,
        ...(says && { says }),
        ...(separator !== undefined && { separator }),
      }
    }),
    ...(profile?.sampled && { lookedAt: profile.rows }),
    ...(info.rowsExact && { rows: info.rows }),
    ...(info.skipped && { skipped: info.skipped }),
    ...(info.ragged && { ragged: true }),
  }
}

/** The data of a recipe as one of its tables has it, before anything is done to it. */
const asIs = (data: RecipeData): RecipeData => {
  const { prepared: _, filters: __, ...rest } = data
  return { ...rest, roles: {} }
}

/** The same with figures of all columns for the specification: sources are read for them, which takes its time. */
export async function withFigures(engine: Engine, input: SparkInput, signal: AbortSignal): Promise<SparkInput> {
  const { source, tables } = engine.getState()
  const ids = new Map(tables?.beside.map(({ name, info }) => [name, info]))
  const sources: SparkSource[] = []
  for (const [at, known] of input.sources.entries()) {
    const info = at === 0 ? (tables?.lines ?? source) : ids.get(known.name)
    if (!info) return input
    const looked = sparkSource(known.name, info, await engine.profile(asIs(input.recipe.data), signal, info.id))
    sources.push({ ...known, ...looked })
  }
  return { ...input, sources }
}

/** All that notebooks of a question are made of, as far as it is known without looking at every column. `answered`: the job that has asked just this. */
export async function sparkInput(
  engine: Engine,
  recipe: Recipe,
  answered: Job | null,
  signal: AbortSignal,
): Promise<SparkInput | null> {
  const { source, tables } = engine.getState()
  const lines = tables?.lines ?? source
  if (!lines) return null
  const { data } = recipe
  const besides = (tables?.beside ?? []).filter(
    ({ name }) => data.prepared && Object.hasOwn(data.prepared.sources, name),
  )
  const named = [{ name: data.prepared?.lines ?? LINES, info: lines }, ...besides]
  const sources: SparkSource[] = []
  for (const { name, info } of named) {
    // Which columns of a wide table are items is seen by what they hold.
    const isWide = data.layout === 'wide' && info.id === lines.id
    const looked = sparkSource(name, info, isWide ? await engine.profile(asIs(data), signal, info.id) : undefined)
    const own = doneOf(data.prepared?.sources[name]?.steps ?? [])
    const fitted = own.length > 0 ? await engine.fitted(besideData(data, name), signal, info.id) : undefined
    sources.push({ ...looked, ...(fitted && { fitted }) })
  }
  const bringing = answered && (await faceOf(recipe.analysis.kind).brings?.())
  const brings = bringing ? await bringing.bring(engine, answered) : []
  const sets: Record<string, SparkSet> = {}
  for (const reference of setsIn(data)) sets[reference] = await engine.call((api) => api.setMembers(reference), signal)
  const input = { recipe, sources, sets, ...(brings.length > 0 && { brings }) }
  if (doneOf(data.prepared?.steps ?? []).length === 0) return input
  const { reports, error } = await engine.stepReports(data, signal)
  const fitted = error ? {} : await engine.fitted(data, signal)
  const [, ...steps] = reports
  const last = reports.at(-1)
  return {
    ...input,
    ...(last && { prepared: last.columns }),
    fitted,
    found: steps.map(({ facts }) => facts.map(({ english }) => english)),
  }
}
