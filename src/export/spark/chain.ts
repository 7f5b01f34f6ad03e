import type { SparkCell } from '../../analyses/on-spark'
import { tableRequest } from '../../analyses/table-request'
import { stepSpark } from '../../preparation/as-spark'
import type { Column } from '../../preparation/columns'
import type { Filter } from '../../preparation/filter'
import { filterSpark } from '../../preparation/filter-spark'
import type { Difference, SparkBefore } from '../../preparation/on-spark'
import { python } from '../../preparation/python'
import type { SafeNames } from '../../preparation/safe-names'
import { pythonOf } from '../../preparation/spark/files'
import labels from '../../preparation/spark/labels.py?raw'
import { SparkUnsaid } from '../../preparation/spark/unsaid'
import { doneOf, type Step } from '../../preparation/steps'
import { isSetFilter, readReference } from '../../recipe/kept-set'
import type { SparkInput, SparkSource } from './input'
import { plainWords } from './notebook'
import type { ProjectFile } from './plan'
import keptSets from './python/kept_sets.py?raw'
import oneRowEach from './python/one_row_each.py?raw'
import readLines from './python/read_lines.py?raw'
import { sparkFaults } from './sentences'
import { besideSet, setFiles, sidesOf } from './sets'
import { type BronzeTable, flagColumns } from './tables'
import { isPlain, stepsOf, strictRoles } from './uses'

/** The table that roles speak of. */
export interface Merged {
  columns: readonly Column[]
  names: SafeNames
}

interface Chain {
  cells: readonly SparkCell[]
  files: readonly ProjectFile[]
  differs: readonly Difference[]
  merged: Merged
}

/** A table in the notebook: the variable that holds it, and what it has by now. */
interface Frame {
  frame: string
  columns: readonly Column[]
  names: SafeNames
}

function saidOf(step: Step, before: SparkBefore): ReturnType<typeof stepSpark> {
  try {
    return stepSpark(step, before)
  } catch (cause) {
    throw cause instanceof SparkUnsaid ? sparkFaults.stepMissing({ step: step.step }, cause) : cause
  }
}

/** Columns whose cells have to be what they are read as, or else cost their row. */
function strictColumns(input: SparkInput, lines: BronzeTable): string[] {
  const { data } = input.recipe
  if (!lines.isText || !isPlain(stepsOf(data)) || data.returns === 'net') return []
  const request = tableRequest(input.recipe)
  const roles = strictRoles(request).flatMap((role) => request.data.roles[role] ?? data.roles[role] ?? [])
  const wanted = [...roles, ...(data.layout === 'wide' ? flagColumns(input) : [])]
  return wanted.filter((name) => lines.columns.some((column) => column.name === name))
}

/** Sources from bronze on, with what is done to them, until one table is left. */
export function chainOf(input: SparkInput, tables: readonly BronzeTable[]): Chain {
  const { prepared, filters = [] } = input.recipe.data
  const [lines, ...others] = tables as [BronzeTable, ...BronzeTable[]]
  const differs: Difference[] = []
  const helpers = new Set<string>([labels, readLines])
  const frames = new Map<string, Frame>()
  const chain: SparkCell[] = []

  function before({ columns, names }: Merged, { read }: SparkSource, fitted?: SparkBefore['fitted']): SparkBefore {
    return {
      columns,
      names,
      of: (source) => frames.get(source)?.columns,
      table(source) {
        const found = frames.get(source)
        if (!found) throw sparkFaults.sourceMissing({ source })
        return found
      },
      read,
      ...(fitted && { fitted }),
    }
  }

  /** Does a step to `lines`, and says what columns it leaves. */
  function doStep(
    step: Step,
    at: Merged,
    source: SparkSource,
    heading: string,
    fitted?: SparkBefore['fitted'],
  ): Merged {
    const said = saidOf(step, before(at, source, fitted))
    for (const need of said.needs ?? []) helpers.add(need)
    differs.push(...(said.differs ?? []))
    chain.push({ says: heading }, { python: said.code })
    if (said.entity) {
      helpers.add(oneRowEach)
      chain.push({ python: `one_row_each(lines, ${python(said.entity)})` })
    }
    for (const { name } of said.columns) at.names.of(name)
    return { columns: said.columns, names: at.names }
  }

  /** Keeps the rows of `lines` that meet conditions. */
  function where(filters: readonly Filter[], { columns, names }: Merged, { read }: SparkSource): void {
    for (const filter of filters) {
      const { column, op, value } = filter
      if (isSetFilter(filter) && !Array.isArray(value)) {
        helpers.add(keptSets)
        const held = op === 'in set' ? 'F.col("_held")' : '~F.col("_held")'
        chain.push({
          python: `${besideSet(input, String(value), '_held', names)}\nlines = lines.where(${held}).drop("_held")`,
        })
        continue
      }
      const found = columns.find(({ name }) => name === column)
      if (!found) throw sparkFaults.columnMissing({ column })
      const { timeZone, ...rest } = read
      const said = filterSpark(filter, found, { names, read: timeZone === 'UTC' ? rest : read })
      for (const need of pythonOf(said.needs)) helpers.add(need)
      chain.push({ python: `lines = lines.where(${said.code})` })
    }
  }

  /** Who is in a set, in place of a column of the group. */
  function sides(reference: string, { names }: Merged): void {
    helpers.add(keptSets)
    const [inside, outside] = sidesOf(reference).map(python)
    chain.push({
      python: `${besideSet(input, reference, '_held', names)}
side = F.when(F.col("_held"), F.lit(${inside})).when(~F.col("_held"), F.lit(${outside}))
lines = lines.withColumn(${python(names.of(reference))}, side).drop("_held")`,
    })
  }

  for (const [at, table] of others.entries()) {
    const source = prepared?.sources[table.source.name]
    const frame = `source_${at + 1}`
    const steps = doneOf(source?.steps ?? [])
    chain.push({ python: `lines = bronze(${python(table.name)}, [])` })
    let now: Merged = table
    where(source?.filters ?? [], now, table.source)
    for (const [number, step] of steps.entries()) {
      const heading = `## Step ${number + 1} of ${plainWords(table.source.name)}: ${step.step}`
      now = doStep(step, now, table.source, heading, table.source.fitted?.[number])
    }
    chain.push({ python: `${frame} = lines` })
    frames.set(table.source.name, { frame, ...now })
  }
  const unread = strictColumns(input, lines).map((name) => lines.names.of(name))
  chain.push({ python: `lines = bronze(${python(lines.name)}, ${python(unread)})` })
  let merged: Merged = lines
  where(prepared?.where ?? [], merged, lines.source)
  for (const [number, step] of stepsOf(input.recipe.data).entries()) {
    merged = doStep(step, merged, lines.source, `## Step ${number + 1}: ${step.step}`, input.fitted?.[number])
  }
  where(filters, merged, lines.source)
  const { group } = input.recipe.data.roles
  if (readReference(group)) sides(group as string, merged)
  return {
    cells: [...[...helpers].map((helper) => ({ python: helper })), ...chain],
    files: setFiles(input),
    differs,
    merged,
  }
}
