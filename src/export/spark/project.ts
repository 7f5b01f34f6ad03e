import type { AnalysisDefinition } from '../../analyses/analysis'
import type { SparkCell } from '../../analyses/on-spark'
import { type AnalysisParameters, analyses } from '../../analyses/registry'
import { slug } from '../../preparation/safe-names'
import { documentOf } from '../../recipe/document'
import { bronzeCells } from './bronze'
import { broughtTable } from './brought'
import { bundleFile } from './bundle'
import { goldCells } from './gold'
import type { SparkInput } from './input'
import { notebook } from './notebook'
import type { PlannedNotebook, ProjectFile, ProjectPlace, ProjectPlan } from './plan'
import { readmeFile } from './readme'
import { SILVER, SILVER_TABLE, silverOf } from './silver'
import { specFile } from './spec'
import { bronzeTables } from './tables'
import { workflowFile } from './workflow'

export interface SparkProject {
  plan: ProjectPlan
  files: readonly ProjectFile[]
}

/** Files beside the notebooks, by what they are called. */
const BESIDE: readonly (readonly [name: string, write: (plan: ProjectPlan) => string])[] = [
  ['workflow.json', workflowFile],
  ['databricks.yml', bundleFile],
  ['pipeline_spec.md', specFile],
  ['README.md', readmeFile],
  ['recipe.json', ({ input }) => `${JSON.stringify(documentOf(input.recipe), null, 2)}\n`],
]

const encoder = new TextEncoder()

/** Everything that runs a question on Spark. */
export async function sparkProject(input: SparkInput, place: ProjectPlace): Promise<SparkProject> {
  const tables = bronzeTables(input)
  const { recipe } = input
  const { kind } = recipe.analysis
  const title = recipe.title ?? kind
  const notebooks: PlannedNotebook[] = []
  const files: ProjectFile[] = []
  const add = (planned: PlannedNotebook, cells: readonly SparkCell[]) => {
    notebooks.push(planned)
    files.push({ name: `notebooks/${planned.key}.py`, bytes: encoder.encode(notebook(cells)) })
  }
  for (const table of tables) {
    const { name, source } = table
    add(
      { key: name, layer: 'bronze', about: source.files.map((file) => file.name).join(', '), after: [], writes: name },
      bronzeCells(table, place),
    )
  }
  const definition = analyses[kind] as unknown as AnalysisDefinition<AnalysisParameters>
  const form = await definition.spark?.()
  const silver = silverOf(input, tables, place, form?.also?.(recipe.analysis))
  const before = tables.map(({ name }) => name)
  add({ key: SILVER, layer: 'silver', about: before.join(', '), after: before, writes: SILVER_TABLE }, silver.cells)
  files.push(...silver.files)
  const gold = form && goldCells(input, silver, form, place)
  const key = `gold_${kind}`
  if (gold) {
    add({ key, layer: 'gold', about: SILVER_TABLE, after: [SILVER], writes: key }, gold.cells)
    files.push(...gold.files)
  }
  const plan: ProjectPlan = {
    slug: slug(title),
    title,
    ...place,
    notebooks,
    input,
    renamed: tables.flatMap(({ source, names }) =>
      names.entries().map(([name, safe]) => ({ source: source.name, name, safe })),
    ),
    brought: tables.flatMap((table) => broughtTable(table) ?? []),
    differs: [...new Set([...silver.differs, ...(gold?.differs ?? [])])],
  }
  return {
    plan,
    files: [...files, ...BESIDE.map(([name, write]) => ({ name, bytes: encoder.encode(write(plan)) }))],
  }
}
