import type { SparkCell } from '../../analyses/on-spark'
import { tableRequest } from '../../analyses/table-request'
import { steps as definitions } from '../../preparation/all-steps'
import type { Column } from '../../preparation/columns'
import type { Difference, SparkBefore } from '../../preparation/on-spark'
import { python } from '../../preparation/python'
import type { SafeNames } from '../../preparation/safe-names'
import type { StepDefinition } from '../../preparation/step'
import { doneOf, type Step } from '../../preparation/steps'
import type { SparkInput } from './input'
import { plainWords } from './notebook'
import type { ProjectFile } from './plan'
import readLines from './python/read_lines.py?raw'
import { sparkFaults } from './sentences'
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

const definitionOf = (step: Step) => definitions[step.step] as unknown as StepDefinition<Step>

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
  const helpers = new Set<string>([readLines])
  const frames = new Map<string, Frame>()
  const chain: SparkCell[] = []

  function before({ columns, names }: Merged, fitted?: SparkBefore['fitted']): SparkBefore {
    return {
      columns,
      names,
      of: (source) => frames.get(source)?.columns,
      table(source) {
        const found = frames.get(source)
        if (!found) throw sparkFaults.sourceMissing({ source })
        return found
      },
      ...(fitted && { fitted }),
    }
  }

  /** Does a step to `lines`, and says what columns it leaves. */
  function doStep(step: Step, at: Merged, heading: string, fitted?: SparkBefore['fitted']): Merged {
    const definition = definitionOf(step)
    const found = before(at, fitted)
    const said = definition.spark?.(step, found)
    if (!said) throw sparkFaults.stepMissing({ step: step.step })
    for (const need of said.needs ?? []) helpers.add(need)
    differs.push(...(said.differs ?? []))
    chain.push({ says: heading }, { python: said.code })
    const columns = definition.leaves(step, found) ?? input.prepared ?? at.columns
    for (const { name } of columns) at.names.of(name)
    return { columns, names: at.names }
  }

  for (const [at, table] of others.entries()) {
    const source = prepared?.sources[table.source.name]
    const frame = `source_${at + 1}`
    const steps = doneOf(source?.steps ?? [])
    chain.push({ python: `lines = bronze(${python(table.name)}, [])` })
    let now: Merged = table
    for (const [number, step] of steps.entries()) {
      now = doStep(step, now, `## Step ${number + 1} of ${plainWords(table.source.name)}: ${step.step}`)
    }
    chain.push({ python: `${frame} = lines` })
    frames.set(table.source.name, { frame, ...now })
  }
  const unread = strictColumns(input, lines).map((name) => lines.names.of(name))
  chain.push({ python: `lines = bronze(${python(lines.name)}, ${python(unread)})` })
  let merged: Merged = lines
  for (const [number, step] of stepsOf(input.recipe.data).entries()) {
    merged = doStep(step, merged, `## Step ${number + 1}: ${step.step}`, input.fitted?.[number])
  }
  if (filters.length > 0) throw sparkFaults.stepMissing({ step: 'filters' })
  return {
    cells: [...[...helpers].map((helper) => ({ python: helper })), ...chain],
    files: [],
    differs,
    merged,
  }
}
