import { describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { type SparkProject, sparkProject } from '../../src/export/spark/project'
import { jobOf } from '../export/spark/read-bundle'
import { CASES, type Case } from './cases'
import { catalogOf, freshSchema, laidOut, sparkAnswer } from './projects'
import { sameRows } from './same-rows'
import { hasSpark, spark, type Way } from './sparks'
import { byTable, type TabAnswer, tabAnswer } from './tab'

const answered = new Map<string, Promise<TabAnswer>>()

/** What was worked out last. */
let last: Promise<unknown> = Promise.resolve()

/** What the tab says of a case, worked out once, one case after the other. */
function inTab({ name, recipe }: Case, files: NonNullable<ReturnType<Case['files']>>): Promise<TabAnswer> {
  const known = answered.get(name) ?? last.then(() => tabAnswer(parseRecipe(recipe), files))
  answered.set(name, known)
  last = known.catch(() => undefined)
  return known
}

const textOf = (files: SparkProject['files'], name: string) =>
  new TextDecoder().decode(files.find((file) => file.name === name)!.bytes)

const asked = CASES.filter(({ large }) => !large || process.env['SPARK_CASES'] === 'all')
const runs = asked.flatMap((each): [string, Way, Case][] =>
  (each.throughout ? (['classic', 'connect'] as const) : (['classic'] as const)).map((way) => [each.name, way, each]),
)

describe.skipIf(!hasSpark())('a project on Spark answers as the tab does', () => {
  // The two Sparks and the tab work beside each other: each plans with one core.
  it.concurrent.each(runs)('%s (%s)', async (_, way, each) => {
    const files = each.files()
    if (!files) return
    const here = spark(way)
    const recipe = parseRecipe(each.recipe)
    const tab = await inTab(each, files)
    const place = { catalog: catalogOf(here), schema: freshSchema() }
    const project = await sparkProject(tab.input, place)
    const data = byTable(recipe, files).flatMap(([, of]) =>
      of.map(({ name, bytes }) => ({ name: `data/${name}`, bytes })),
    )
    const folder = laidOut(here, [...project.files, ...data, ...tab.brought])
    const table = `${place.catalog}.${place.schema}.gold_${recipe.analysis.kind}`
    const job = {
      files: [],
      notebooks: project.plan.notebooks.map(({ key }) => `notebooks/${key}.py`),
      widgets: { ...place, landing: `${folder}/data` },
      tables: [table],
      twice: each.throughout === true && way === 'classic',
    }
    const answer = await sparkAnswer(here, job, folder)
    expect(tab.rows.rows.length, 'rows of the tab').toBeGreaterThan(0)
    sameRows(tab.rows, answer.tables[table]!, each.tolerances)
    expect(answer.changed).toEqual([])
    const workflow = JSON.parse(textOf(project.files, 'workflow.json')) as object
    const documents = [workflow, jobOf(textOf(project.files, 'databricks.yml'))]
    expect(await here.ask({ ask: 'jobs', documents })).toEqual(documents.map((document) => ({ document })))
  })
})
