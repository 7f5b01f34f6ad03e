import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRecipe } from '../../../src/analyses/registry'
import { checkWorkflow, type Workflow } from '../../../src/export/spark/check-workflow'
import type { SparkInput } from '../../../src/export/spark/input'
import { sparkProject } from '../../../src/export/spark/project'
import { inPython } from './in-python'
import { type Bundle, jobOf, readBundle } from './read-bundle'

interface Told {
  settings: Record<string, unknown>
  cells: number
  does: string
}

const HOSTILE = [
  '"; import os; os.system("x") #',
  "it's",
  'a`b``c',
  'line\nbreak\r\nand\u2028more\u0085',
  '\n\n# COMMAND ----------\n\nraise SystemExit',
  '# Databricks notebook source\n# MAGIC %sh rm',
  `\${env:HOME} \${var.x} $(x)`,
  '"""\\N{BULLET} \\',
  '* [a-z]{x} ? \\ **',
  'Price',
  'price',
  'PRICE ',
  'n'.repeat(300),
  '\u{1f955}\u{1f468}\u200d\u{1f469}',
  '\u0000\u001f\u007f\ufeff',
  '__proto__',
  '2011',
  '_line',
  '<script>alert(1)</script> | & ~',
]

/** No table of a recipe can be called so. */
const isTableName = (text: string) => text !== '__proto__'

const names = fc
  .uniqueArray(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ minLength: 1, unit: 'binary' })), {
    minLength: 9,
    maxLength: 9,
  })
  .filter((texts) => texts.slice(6, 8).every(isTableName))

function inputOf([basket, item, group, value, time, extra, source, key, title]: readonly string[]): SparkInput {
  const file = `${source!.replaceAll(':', '').replace(/^[_.]+/, '')}x.csv`
  const recipe = parseRecipe({
    recipe: 2,
    title,
    data: {
      sources: { [source!]: { files: [file] }, [key!]: { files: [] } },
      lines: source,
      roles: { basket, item, group, value, time },
      names: { item: extra },
      maxBasketItems: 30,
    },
    analysis: { kind: 'utility', top: 10 },
  })
  const column = (name: string, type: 'text' | 'number' | 'date') => ({ name, type })
  return {
    recipe,
    sources: [
      {
        name: source!,
        files: [{ name: file, format: 'csv', bytes: 1 }],
        read: { delimiter: ';', nullValues: ['', title!] },
        columns: [
          column(basket!, 'text'),
          column(item!, 'text'),
          column(group!, 'text'),
          column(value!, 'number'),
          column(time!, 'date'),
          column(extra!, 'text'),
        ],
      },
      {
        name: key!,
        files: [{ name: 'p.parquet', format: 'parquet', bytes: 1 }],
        read: {},
        columns: [column(key!, 'text')],
      },
    ],
  }
}

const PLAIN = ['b', 'i', 'g', 'v', 't', 'x', 's', 'k', 'r']
const decoder = new TextDecoder()

async function notebooksOf(texts: readonly string[]) {
  const { files, plan } = await sparkProject(inputOf(texts), { catalog: 'main', schema: 'shop' })
  const planned = plan.notebooks.map(({ key }) => key)
  const text = (wanted: string) => decoder.decode(files.find(({ name }) => name === wanted)!.bytes)
  return {
    planned,
    texts: planned.map((key) => text(`notebooks/${key}.py`)),
    slug: plan.slug,
    bundle: text('databricks.yml'),
    workflow: JSON.parse(text('workflow.json')) as Workflow,
  }
}

test('names are texts, whatever they hold: notebooks do the same, cell by cell, and have each name as it is', async () => {
  const cases = [PLAIN, ...fc.sample(names, { numRuns: 14, seed: 7 })]
  const projects = await Promise.all(cases.map(notebooksOf))
  const told = inPython<Told[]>(
    'shape.py',
    projects.flatMap(({ texts }) => texts),
  )
  const perProject = projects[0]!.planned.length
  const of = (project: number) => told.slice(project * perProject, (project + 1) * perProject)
  const plain = of(0)
  for (const [at, texts] of cases.entries()) {
    const { planned } = projects[at]!
    expect(new Set(planned).size).toBe(perProject)
    expect(planned.join()).toMatch(/^[a-z0-9_,]+$/)
    const here = of(at)
    expect(here.map(({ cells }) => cells)).toEqual(plain.map(({ cells }) => cells))
    expect(here.map(({ does }) => does)).toEqual(plain.map(({ does }) => does))
    const [lines, other] = here.map(({ settings }) => settings)
    const columns = texts.slice(0, 6)
    const pairs = lines!['NAMES'] as [string, string][]
    expect(pairs.map(([name]) => name)).toEqual(columns)
    expect(new Set(pairs.map(([, safe]) => safe)).size).toBe(6)
    expect(pairs.map(([, safe]) => safe).join()).toMatch(/^[a-z0-9_,]+$/)
    expect(lines!['SOURCE']).toBe(texts[6])
    expect(other!['SOURCE']).toBe(texts[7])
  }
})

test('a bundle is the job of its workflow, whatever names hold, and its tasks are files that are there', async () => {
  for (const texts of [PLAIN, ...fc.sample(names, { numRuns: 40, seed: 11 })]) {
    const { planned, slug, bundle, workflow } = await notebooksOf(texts)
    const { resources, variables, ...about } = readBundle(bundle) as Bundle
    expect(slug).toMatch(/^[a-z0-9_]+$/)
    expect(about).toEqual({
      bundle: { name: slug },
      targets: { dev: { mode: 'development', default: true }, prod: { mode: 'production' } },
    })
    expect(Object.keys(resources.jobs)).toEqual([slug])
    const job = jobOf(bundle) as Workflow
    expect(checkWorkflow(job)).toEqual(checkWorkflow(workflow))
    expect(job.tasks.map(({ notebook_task: { notebook_path: path } }) => path)).toEqual(
      planned.map((key) => `./notebooks/${key}.py`),
    )
    expect(job.tasks.map(({ task_key, depends_on }) => [task_key, depends_on])).toEqual(
      workflow.tasks.map(({ task_key, depends_on }) => [task_key, depends_on]),
    )
    expect(Object.entries(variables).map(([name, { default: value }]) => ({ name, default: value }))).toEqual(
      workflow.parameters,
    )
    expect(job.parameters).toEqual(workflow.parameters.map(({ name }) => ({ name, default: `\${var.${name}}` })))
  }
})

test('files whose names Spark does not read are refused with what to do', async () => {
  const input = inputOf(PLAIN)
  const named = (name: string): SparkInput => ({
    ...input,
    sources: [{ ...input.sources[0]!, files: [{ name, format: 'csv', bytes: 1 }] }],
  })
  const place = { catalog: 'main', schema: 'shop' }
  await expect(sparkProject(named('a:b.csv'), place)).rejects.toThrow('Rename “a:b.csv”')
  await expect(sparkProject(named('_a.csv'), place)).rejects.toThrow('Rename “_a.csv”')
  await expect(sparkProject(named('.a.csv'), place)).rejects.toThrow('Rename “.a.csv”')
})
