import { describe, expect, it } from 'vitest'
import { catalogOf, freshSchema, NotebookFailed, sparkAnswer } from './projects'
import { snippetAnswers } from './snippets'
import { hasSpark, spark, type Way } from './sparks'

const notebook = (...cells: string[]) =>
  `# Databricks notebook source\n${cells.map((cell) => cell.trim()).join('\n\n# COMMAND ----------\n\n')}\n`

const BRONZE = notebook(
  '# MAGIC %md\n# MAGIC what is read',
  `
dbutils.widgets.text("catalog", "main")
dbutils.widgets.text("schema", "nothing")
SCHEMA = dbutils.widgets.get("catalog") + "." + dbutils.widgets.get("schema")
spark.sql("CREATE SCHEMA IF NOT EXISTS " + SCHEMA)`,
  `
rows = spark.createDataFrame([(1, "tea"), (2, "milk")], "id bigint, item string")
rows.createOrReplaceTempView("of_this_session")
display(rows)
rows.write.mode("overwrite").saveAsTable(SCHEMA + ".bronze")`,
)

const GOLD = notebook(
  `
dbutils.widgets.text("catalog", "main")
dbutils.widgets.text("schema", "nothing")
dbutils.widgets.dropdown("grow", "no", ["no", "yes"])
SCHEMA = dbutils.widgets.get("catalog") + "." + dbutils.widgets.get("schema")`,
  `
mode = "append" if dbutils.widgets.get("grow") == "yes" else "overwrite"
spark.table(SCHEMA + ".bronze").write.mode(mode).saveAsTable(SCHEMA + ".gold")
if spark.catalog.tableExists("of_this_session"):
    raise ValueError("a view of another task")`,
  'dbutils.notebook.exit("done")',
  'raise ValueError("nobody comes here")',
)

describe.skipIf(!hasSpark()).each<Way>(['classic', 'connect'])('a project on Spark, %s', (way) => {
  const run = (gold: string, widgets: Record<string, string> = {}) => {
    const schema = freshSchema()
    const tables = [`${catalogOf(spark(way))}.${schema}.gold`]
    const files = [
      { name: 'notebooks/bronze.py', bytes: BRONZE },
      { name: 'notebooks/gold.py', bytes: gold },
    ]
    const notebooks = files.map(({ name }) => name)
    const names = { catalog: catalogOf(spark(way)), schema, ...widgets }
    return sparkAnswer(spark(way), { files, notebooks, widgets: names, tables, twice: true })
  }

  it('runs its notebooks each in a session of its own, and reads its tables', async () => {
    const { tables, times, changed } = await run(GOLD)
    expect(Object.values(tables)).toEqual([
      {
        columns: ['id', 'item'],
        rows: expect.arrayContaining([
          [1, 'tea'],
          [2, 'milk'],
        ]),
      },
    ])
    expect(times.map(({ notebook: name, said }) => [name, said])).toEqual([
      ['bronze.py', null],
      ['gold.py', 'done'],
    ])
    expect(changed).toEqual([])
  })

  it('says which tables a second run changes', async () => {
    const { changed, tables } = await run(GOLD, { grow: 'yes' })
    expect(changed).toEqual(Object.keys(tables))
  })

  it('says which cell failed, and how', async () => {
    const failed = await run(notebook('a = 1', 'spark.table("none.such").collect()')).catch((cause: unknown) => cause)
    expect(failed).toBeInstanceOf(NotebookFailed)
    expect((failed as NotebookFailed).failed).toMatchObject({ notebook: 'gold.py', cell: 2, type: 'AnalysisException' })
    await expect(run('# MAGIC %md\n')).rejects.toThrow('is no notebook')
  })

  it('makes tables of tables in snippets, cell by cell as they were', async () => {
    const table = {
      schema: 'a bigint, b double, c string, d array<string>, e boolean, f timestamp, g struct<x: int, y: double>',
      rows: [
        [2n ** 62n, 0.1, 'ä', ['x', null], true, 1_700_000_000_123, { x: 1, y: 2 }],
        [1, Number.POSITIVE_INFINITY, '', [], false, -1, { x: -1, y: -0 }],
        [null, null, null, null, null, null, null],
        [3, Number.NaN, "'\n", ['"'], true, 0, { x: 0, y: 0.5 }],
      ],
    }
    const [same, empty, wrong, more] = await snippetAnswers(spark(way), [
      { code: 'lines = given', inputs: { given: table } },
      { code: 'lines = given', inputs: { given: { ...table, rows: [] } } },
      { code: 'lines = given.select("nothing")', inputs: { given: table } },
      { code: 'made = given.agg(F.count("a").alias("n"))', inputs: { given: table }, output: 'made' },
    ])
    expect(same).toEqual({ columns: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], rows: table.rows })
    expect(empty).toMatchObject({ rows: [] })
    expect(wrong).toMatchObject({ failed: { type: 'AnalysisException' } })
    expect(more).toEqual({ columns: ['n'], rows: [[3]] })
  })
})
