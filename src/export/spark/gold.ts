import type { AnalysisDefinition } from '../../analyses/analysis'
import type { Difference, SparkCell, SparkForm } from '../../analyses/on-spark'
import { type AnalysisParameters, analyses } from '../../analyses/registry'
import { shapeOf } from '../../analyses/shapes'
import { tableRequest } from '../../analyses/table-request'
import type { SparkInput } from './input'
import { literals } from './literals'
import { plainWords } from './notebook'
import type { ProjectFile, ProjectPlace } from './plan'
import restore from './python/gold_restore.py?raw'
import keep from './python/gold_write.py?raw'
import setup from './python/setup.py?raw'
import { SILVER_TABLE, type Silver } from './silver'

export interface Gold {
  cells: readonly SparkCell[]
  files: readonly ProjectFile[]
  differs: readonly Difference[]
}

/** The notebook of an analysis: what every one has, around what its form says. */
export function goldCells(
  input: SparkInput,
  silver: Silver,
  form: SparkForm<AnalysisParameters>,
  place: ProjectPlace,
): Gold {
  const { recipe } = input
  const { roles } = recipe.data
  const { kind } = recipe.analysis
  const definition = analyses[kind] as unknown as AnalysisDefinition<AnalysisParameters>
  const { brings = [] } = input
  const asked = {
    parameters: recipe.analysis,
    data: recipe.data,
    timeIs: silver.timeIs,
    brings: brings.map(({ name }) => name),
  }
  const request = tableRequest(recipe)
  const grouped = request.data.roles.group !== undefined
  const called = new Map([
    ...(roles.group === undefined ? [] : [['group_label', roles.group] as const]),
    ...(roles.customer === undefined ? [] : [['customer', roles.customer] as const]),
  ])
  const keys = form.keys ?? []
  const cells: SparkCell[] = [
    {
      says: `# ${plainWords(recipe.title ?? kind)}\n\nReads \`${SILVER_TABLE}\` and leaves the table \`gold_${kind}\`.`,
    },
    { python: `${literals({ CATALOG: place.catalog, SCHEMA: place.schema })}\n\n${setup}` },
    {
      python: `${literals({ ASKED: new Map(Object.entries(form.asked(asked))), GROUPED: grouped })}
PATH = widget("landing", f"/Volumes/{CATALOG}/{SCHEMA}/landing", "Folder with the files")
lines = spark.table(table("${SILVER_TABLE}"))`,
    },
    ...form.cells(asked),
    {
      python: `${literals({
        KIND: kind,
        CALLED: called,
        KEYS: keys,
        COLUMNS: definition.columns.map(({ name }) => name),
        ROW: shapeOf(request.want).row,
        SAYS: plainWords(recipe.title ?? kind),
      })}\n\n${restore}`,
    },
    { python: keep },
  ]
  return {
    cells,
    files: brings.map(({ name, bytes }) => ({ name: `data/${name}`, bytes })),
    differs: form.differs(asked),
  }
}
