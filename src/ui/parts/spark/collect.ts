import type { Recipe } from '../../../analyses/registry'
import type { Engine } from '../../../client/types'
import type { ColumnSays, SparkInput, SparkSource } from '../../../export/spark/input'
import { doneOf } from '../../../preparation/steps'
import type { RecipeData } from '../../../recipe/schema'
import type { SourceInfo } from '../../../workers/protocol/files'
import type { ColumnFigures, SourceProfile } from '../../../workers/protocol/profile'

const LINES = 'lines'
/** All rows of tables up to this are looked at for their figures. */
const LOOKED_AT_ROWS = 200_000

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
    columns: info.columns.map(({ name: column, type, nulls, distinct, min, max, separator }) => ({
      name: column,
      type,
      says: figures.get(column) ?? { nulls, distinct, ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
      ...(separator !== undefined && { separator }),
    })),
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

/** All that notebooks of a question are made of, as far as it is known here. */
export async function sparkInput(engine: Engine, recipe: Recipe, signal: AbortSignal): Promise<SparkInput | null> {
  const { source, tables } = engine.getState()
  const lines = tables?.lines ?? source
  if (!lines) return null
  const { data } = recipe
  const looked = async (info: SourceInfo) =>
    info.rows <= LOOKED_AT_ROWS && info.rowsExact ? engine.profile(asIs(data), signal, info.id) : undefined
  const besides = (tables?.beside ?? []).filter(
    ({ name }) => data.prepared && Object.hasOwn(data.prepared.sources, name),
  )
  const named = [{ name: data.prepared?.lines ?? LINES, info: lines }, ...besides]
  const sources: SparkSource[] = []
  for (const { name, info } of named) sources.push(sparkSource(name, info, await looked(info)))
  if (doneOf(data.prepared?.steps ?? []).length === 0) return { recipe, sources }
  const { reports } = await engine.stepReports(data, signal)
  const [, ...steps] = reports
  const last = reports.at(-1)
  return {
    recipe,
    sources,
    ...(last && { prepared: last.columns }),
    found: steps.map(({ facts }) => facts.map(({ english }) => english)),
  }
}
