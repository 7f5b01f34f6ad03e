import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { stepSpark } from '../../src/preparation/as-spark'
import type { Column } from '../../src/preparation/columns'
import { compileExpression } from '../../src/preparation/expression/compile'
import { parseFlag } from '../../src/preparation/flag'
import type { SparkBefore } from '../../src/preparation/on-spark'
import { SafeNames } from '../../src/preparation/safe-names'
import type { Step } from '../../src/preparation/steps'
import { BasketeerError } from '../../src/recipe/error'
import type { KeptSets } from '../../src/workers/people/kept-sets'
import { withinSets } from '../../src/workers/people/within-sets'
import type { PreparedSource } from '../../src/workers/preparation/step'
import { cellsOf, prepared } from '../preparation/rows'
import { type Snippet, type SnippetAnswer, type SnippetInput, snippetAnswers } from './snippets'
import { hasSpark, spark, type Way } from './sparks'
import { all as allSteps, columns, expressions, goods, rows as rowsOf } from './step-cases'
import { type Cell, typedTable } from './typed-table'

const TYPES: Record<Column['type'], string> = {
  text: 'string',
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  list: 'array<string>',
}

/** Nothing may hang on where rows lie. */
function frameOf(columns: readonly Column[], names: SafeNames, rows: readonly (readonly Cell[])[]): SnippetInput {
  const cells = columns.map(({ name, type }) => `${names.of(name)} ${TYPES[type]}`)
  return {
    schema: [...cells, '_line struct<file: int, row: bigint>'].join(', '),
    rows: rows.map((row, at) => [...row, { file: 0, row: at }]).reverse(),
  }
}

/** A chain over rows, and what became of it in the tab. */
interface Tried {
  steps: readonly Step[]
  rows: readonly (readonly Cell[])[]
  table: { names: readonly string[]; types: readonly string[]; rows: Cell[][] }
  case: Snippet
}

/** Ids are named one by one. */
const noSets = {} as KeptSets
const ORDERED = 'lines = lines.orderBy("_line").drop("_line")'

const readAs = (type: string) =>
  type === 'integer' || type === 'number' ? 'number' : type === 'date' || type === 'timestamp' ? 'time' : 'key'

/** Flags are flags there, and whole numbers end where 64 bits do. */
function asOnSpark(cell: string | number | null, type: string): Cell {
  if (type === 'boolean' && cell !== null) return parseFlag(String(cell)) ?? null
  return type === 'integer' && Math.abs(Number(cell)) >= 2 ** 63 ? null : cell
}

async function tableOf(source: PreparedSource): Promise<Tried['table']> {
  const found = source.info.columns
  const cells = await Promise.all(found.map(({ name, type }) => cellsOf(source, name, readAs(type))))
  return {
    names: found.map(({ name }) => name),
    types: found.map(({ type }) => type),
    rows: (cells[0] ?? []).map((_, row) => found.map(({ type }, at) => asOnSpark(cells[at]![row]!, type))),
  }
}

async function tried(
  steps: readonly Step[],
  rows: readonly (readonly Cell[])[],
  refit: boolean,
): Promise<Tried | undefined> {
  const names = new SafeNames()
  const goodsNames = new SafeNames()
  const inputs = { lines: frameOf(columns, names, rows), goods: frameOf(goods.columns, goodsNames, goods.rows) }
  const others = { goods: typedTable(goods.columns, goods.rows) }
  let before: readonly Column[] = columns
  const code: string[] = []
  const needs = new Set<string>()
  let table: PreparedSource
  try {
    table = await prepared(withinSets(typedTable(columns, rows), noSets), steps, others)
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
  return {
    steps,
    rows,
    table: wanted,
    case: { inputs, code: [...needs, `REFIT = ${refit ? 'True' : 'False'}`, ...code, ORDERED].join('\n\n') },
  }
}

const plain = (value: unknown) => (value === 0 ? 0 : value)
const like = (value: unknown) => {
  if (typeof value !== 'number' || Number.isInteger(value)) return plain(value)
  return expect.closeTo(value, 10 - Math.ceil(Math.log10(Math.abs(value) + 1)))
}

const EXPRESSIONS = 'expressions'
const AT_ONCE = 12
/** Other tables each time where SEED says so; a build is not to fail by chance. */
const seed = Number(process.env['SEED'] ?? 1)

async function triedAll(numRuns: number): Promise<[name: string, tried: Tried][]> {
  const all: [string, Tried][] = []
  for (const [name, says] of Object.entries(allSteps)) {
    for (const [rows, said, refit] of fc.sample(fc.tuple(rowsOf, says, fc.boolean()), { numRuns, seed })) {
      const done = await tried([{ step: name, ...said } as Step], rows, refit)
      if (done) all.push([name, done])
    }
  }
  const [rows] = fc.sample(rowsOf, { numRuns: 1, seed })
  for (let first = 0; first < expressions.length; first += AT_ONCE) {
    const some = expressions.slice(first, first + AT_ONCE)
    const done = await tried(
      some.map((expression, at): Step => ({ step: 'compute', as: `c${at}`, expression })),
      rows!,
      false,
    )
    if (done) all.push([EXPRESSIONS, done])
  }
  return all
}

function compare({ table, steps, case: { code } }: Tried, answer: SnippetAnswer): void {
  const [step] = steps
  if ('failed' in answer)
    throw new Error(`${JSON.stringify(step)}, seed ${seed}: ${answer.failed.text}\n${answer.failed.trace}`)
  const got = answer.rows.map((row) => row.map(plain))
  const wanted = table.rows.map((row) => row.map(like))
  if (steps.length === 1) {
    const ends = code.slice(code.indexOf('REFIT = '))
    expect(got, `${JSON.stringify(step)}, seed ${seed}\n${ends}`).toEqual(wanted)
    return
  }
  for (const [at, each] of steps.entries()) {
    const said = (each as Step & { expression: string }).expression
    const place = columns.length + at
    expect.soft([said, got.map((row) => row[place])]).toEqual([said, wanted.map((row) => row[place])])
  }
}

describe.skipIf(!hasSpark()).each<[Way, number]>([
  ['classic', Number(process.env['RUNS'] ?? 4)],
  ['connect', Number(process.env['CONNECT'] ?? 1)],
])('on Spark, %s, a step makes the same table', (way, numRuns) => {
  let all: { name: string; one: Tried; answer: SnippetAnswer }[] = []

  beforeAll(async () => {
    const made = await triedAll(numRuns)
    const answers = await snippetAnswers(
      spark(way),
      made.map(([, one]) => one.case),
    )
    all = made.map(([name, one], at) => ({ name, one, answer: answers[at]! }))
  })

  test.each([...Object.keys(allSteps), EXPRESSIONS])('%s', (step) => {
    for (const { name, one, answer } of all) if (name === step) compare(one, answer)
  })
})

test('expressions are those that can be compiled', () => {
  const types = new Map(columns.map(({ name, type }) => [name, type]))
  for (const expression of expressions) compileExpression(expression, types)
})
