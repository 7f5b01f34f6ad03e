import type { AnalysisDefinition } from '../../analyses/analysis'
import type { Difference, SparkCell, SparkForm } from '../../analyses/on-spark'
import { type AnalysisParameters, analyses } from '../../analyses/registry'
import { tableRequest } from '../../analyses/table-request'
import type { SparkInput } from './input'
import { literals } from './literals'
import { plainWords } from './notebook'
import type { ProjectFile, ProjectPlace } from './plan'
import goldAsked from './python/gold_asked.py?raw'
import goldCheck from './python/gold_check.py?raw'
import goldNames from './python/gold_names.py?raw'
import goldRestore from './python/gold_restore.py?raw'
import goldSums from './python/gold_sums.py?raw'
import goldWrite from './python/gold_write.py?raw'
import setup from './python/setup.py?raw'
import { SILVER_TABLE, type Silver } from './silver'

export interface Gold {
  cells: readonly SparkCell[]
  files: readonly ProjectFile[]
  differs: readonly Difference[]
}

/** The notebook of an analysis: what every one has, around what its form says. */
export function goldCells(
  { recipe, brings = [] }: SparkInput,
  silver: Silver,
  form: SparkForm<AnalysisParameters>,
  place: ProjectPlace,
): Gold {
  const { roles } = recipe.data
  const { kind } = recipe.analysis
  const { perGroup } = recipe.analysis as { perGroup?: boolean }
  const definition = analyses[kind] as unknown as AnalysisDefinition<AnalysisParameters>
  const asked = {
    parameters: recipe.analysis,
    data: recipe.data,
    timeIs: silver.timeIs,
    brings: brings.map(({ name }) => name),
    ...(silver.features && { features: silver.features }),
  }
  const called = new Map(
    Object.entries({ group_label: roles.group, customer: roles.customer }).flatMap(([name, column]) =>
      column === undefined ? [] : [[name, column] as const],
    ),
  )
  const titled = recipe.title ?? kind
  const cells: SparkCell[] = [
    { says: `# ${plainWords(titled)}\n\nReads \`${SILVER_TABLE}\` and leaves the table \`gold_${kind}\`.` },
    { python: `${literals({ CATALOG: place.catalog, SCHEMA: place.schema })}\n\n${setup}` },
    {
      python: `${literals({
        ASKED: new Map(Object.entries(form.asked(asked))),
        GROUPED: tableRequest(recipe).data.roles.group !== undefined,
      })}

PATH = widget("landing", f"/Volumes/{CATALOG}/{SCHEMA}/landing", "Folder with the files")
lines = spark.table(table("${SILVER_TABLE}"))`,
    },
    ...(silver.hasNames ? [{ python: goldAsked }] : []),
    ...form.cells(asked),
    ...(silver.hasNames
      ? [
          {
            python: `${literals({
              ITEM_LISTS: definition.columns.filter(({ type }) => type === 'list').map(({ name }) => name),
            })}\n\n${goldNames}`,
          },
        ]
      : []),
    {
      python: `${literals({ CALLED: called, KEYS: form.keys ?? [], PER_GROUP: roles.group !== undefined && perGroup === true })}\n\n${goldRestore}`,
    },
    {
      python: `${literals({
        TABLE: `gold_${kind}`,
        SAYS: titled,
        SAID: { group_label: 'Group', customer: 'Customer' },
      })}\n\n${goldWrite}`,
    },
    {
      python: `${literals({
        COLUMNS: definition.columns.filter(({ optional }) => optional !== true).map(({ name }) => name),
      })}\n\n${goldCheck}`,
    },
    ...(form.check === undefined
      ? []
      : [
          { says: '## Sums\n\nWhat must hold between the table and the lines, whatever the data.' },
          { python: `${goldSums}\n\n${form.check}` },
        ]),
  ]
  return {
    cells,
    files: brings.map(({ name, bytes }) => ({ name: `data/${name}`, bytes })),
    differs: form.differs(asked),
  }
}
