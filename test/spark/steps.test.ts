import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { stepSpark } from '../../src/preparation/as-spark'
import type { Column } from '../../src/preparation/columns'
import { compileExpression } from '../../src/preparation/expression/compile'
import type { SparkBefore } from '../../src/preparation/on-spark'
import { SafeNames } from '../../src/preparation/safe-names'
import { all as allSteps } from './step-cases'
import type { Step } from '../../src/preparation/steps'
import { BasketeerError } from '../../src/recipe/error'
import type { PreparedSource } from '../../src/workers/preparation/step'
import { cellsOf, prepared } from '../preparation/rows'
import { type Answer, type Case, onSpark } from './on-spark'
import { type Cell, typedTable } from './typed-table'
import { expressions, goods, columns, rows as rowsOf } from './step-cases'

const python = process.env['SPARK_PYTHON'] ?? '/tmp/w/spark-venv/bin/python'

/** A chain over rows, and what became of it in the tab. */
interface Tried {
  steps: readonly Step[]
  rows: readonly (readonly Cell[])[]
  table: { names: readonly string[]; types: readonly string[]; rows: Cell[][] }
  case: Case
}

const readAs = (type: string) =>
  type === 'integer' || type === 'number' ? 'number' : type === 'date' || type === 'timestamp' ? 'time' : 'key'

async function tableOf(source: PreparedSource): Promise<Tried['table']> {
  const found = source.info.columns
  const cells = await Promise.all(found.map(({ name, type }) => cellsOf(source, name, readAs(type))))
  return {
    names: found.map(({ name }) => name),
    types: found.map(({ type }) => type),
    rows: (cells[0] ?? []).map((_, row) =>
      found.map(({ type }, at) => {
        const cell = cells[at]![row]!
        return type === 'boolean' && cell !== null ? cell === 'true' : cell
      }),
    ),
  }
}

async function tried(steps: readonly Step[], rows: readonly (readonly Cell[])[], refit: boolean): Promise<Tried | undefined> {
  const names = new SafeNames()
  const goodsNames = new SafeNames()
  const frame = (table: readonly Column[], given: SafeNames, cells: readonly (readonly Cell[])[]) => ({
    columns: table.map(({ name, type }) => [given.of(name), type] as const),
    rows: cells.map((row) => row.map((cell) => (Object.is(cell, -0) ? '-0' : cell))),
  })
  const tables = { lines: frame(columns, names, rows), goods: frame(goods.columns, goodsNames, goods.rows) }
  const others = { goods: typedTable(goods.columns, goods.rows) }
  let before: readonly Column[] = columns
  const code: string[] = []
  const needs = new Set<string>()
  let table: PreparedSource
  try {
    table = await prepared(typedTable(columns, rows), steps, others)
  } catch (cause) {
    // Nothing to work it out from.
    if (cause instanceof BasketeerError && cause.says === 'preparation.nothingToFit') return undefined
    throw cause
  }
  for (const [at, step] of steps.entries()) {
    const around: SparkBefore = {
      columns: before,
      names,
      of: () => goods.columns,
      table: () => ({ frame: 'goods', columns: goods.columns, names: goodsNames }),
      fitted: at === steps.length - 1 ? table.fitted : undefined,
    }
    const said = stepSpark(step, around)
    code.push(said.code)
    for (const each of said.needs ?? []) needs.add(each)
    before = said.columns
  }
  const wanted = await tableOf(table)
  expect(before.map(({ name }) => name)).toEqual(wanted.names)
  return { steps, rows, table: wanted, case: { tables, needs: [...needs], code: code.join('\n'), refit } }
}

const like = (value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 9 - Math.ceil(Math.log10(Math.abs(value) + 1))) : value === 0 ? 0 : value
const plain = (value: unknown) => (value === 0 ? 0 : value)

let cases: { name: string; tried: Tried; answer: Answer }[] = []

beforeAll(async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1e6)
  const asked: { name: string; tried: Tried }[] = []
  for (const [name, steps] of Object.entries(allSteps)) {
    const samples = fc.sample(fc.tuple(rowsOf, steps, fc.boolean()), { numRuns: Number(process.env['RUNS'] ?? 6), seed })
    for (const [rows, says, refit] of samples) {
      const done = await tried([{ step: name, ...says } as Step], rows, refit)
      if (done) asked.push({ name: `${name}, seed ${seed}`, tried: done })
    }
  }
  for (const rows of fc.sample(rowsOf, { numRuns: 1, seed }))
    for (let first = 0; first < expressions.length; first += 12) {
      const some = expressions.slice(first, first + 12)
      const chain = some.map((expression, at): Step => ({ step: 'compute', as: `c${at}`, expression }))
      const done = await tried(chain, rows, false)
      if (done) asked.push({ name: `expressions, seed ${seed}`, tried: done })
    }
  console.error(`${asked.length} cases made`)
  const answers = await onSpark(python, asked.map(({ tried }) => tried.case))
  cases = asked.map((each, at) => ({ ...each, answer: answers[at]! }))
}, 600_000)

test.each([...Object.keys(allSteps), 'expressions'])('on Spark a step makes the same table: %s', (step) => {
  const [wrong, right]: [unknown[], unknown[]] = [[], []]
  const own = cases.filter(({ name }) => name.startsWith(`${step},`))
  for (const { name, tried, answer } of own) {
    const { table, steps } = tried
    const about = `${name}: ${JSON.stringify(steps.length > 1 ? '' : steps[0])}\n${tried.case.code}`
    if (answer.fault) throw new Error(answer.fault)
    const got = answer.rows.map((row) => row.map(plain))
    if (steps.length > 1) {
      for (const [at, each] of steps.entries()) {
        const column = columns.length + at
        const { expression } = each as Step & { expression: string }
        wrong.push([expression, got.map((row) => row[column])])
        right.push([expression, table.rows.map((row) => like(row[column]))])
      }
      continue
    }
    expect(got, about).toEqual(table.rows.map((row) => row.map(like)))
  }
  for (const [at, each] of wrong.entries()) expect.soft(each).toEqual(right[at])
})

test('expressions are those that can be compiled', () => {
  const types = new Map(columns.map(({ name, type }) => [name, type]))
  for (const expression of expressions) compileExpression(expression, types)
})
