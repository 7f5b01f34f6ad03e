import type { ExpandStep } from '../../../preparation/steps/expand'
import type { Sentence } from '../../../recipe/sentence'
import { readExpanded } from '../expanded-source'
import { figure } from '../figures'
import { joinedColumns } from '../joined-names'
import { keyed } from '../key-column'
import { made } from '../made'
import { countMatches, type Fan, findMatches } from '../matches'
import { preparationFaults, stepFacts } from '../sentences'
import type { DoStep } from '../step'
import { requireColumns, takenColumns } from './join'

/** Row numbers beyond this are none of any table here. */
const MOST_ROWS = 2 ** 32 - 2

function factsOf({ several, most, none }: Fan, keepsAll: boolean): Sentence[] {
  const counts = { count: figure(none) }
  return [
    stepFacts.matched({ count: figure(several), most: figure(most) }),
    ...(none === 0 ? [] : [keepsAll ? stepFacts.unmatchedStay(counts) : stepFacts.unmatchedGo(counts)]),
  ]
}

export const expand: DoStep<ExpandStep> = async (table, step, { source, signal }) => {
  const other = await source(step.source)
  requireColumns(table.info, other.info, step)
  const keepsAll = step.how !== 'inner'
  const lines = keyed(table, step.on.left, step.keys)
  const matches = await findMatches(other, step, signal)
  const fan = await countMatches(lines.source, lines.column, matches, keepsAll, signal)
  if (fan.rows > MOST_ROWS) throw preparationFaults.tooManyMatches({ rows: figure(fan.rows) })
  const own = table.info.columns
  const beside = joinedColumns(
    own.map(({ name }) => name),
    takenColumns(other.info, step),
    step.source,
  )
  const columns = [...own, ...beside.map(({ from, name }) => ({ name, type: from.type }))]
  const joined = new Map(beside.map((column) => [column.name, column]))
  const read = readExpanded(lines.source, { key: lines.column, columns, joined, matches, keepsAll })
  const result = await made(
    table,
    step,
    { columns, read, rows: fan.rows, facts: factsOf(fan, keepsAll), beside: [other.info.fingerprint] },
    signal,
  )
  return {
    ...result,
    origins: { ...result.origins, ...Object.fromEntries(beside.map(({ name }) => [name, step.source])) },
    said: (of, name) => (joined.has(of) || joined.has(name) ? undefined : table.said?.(of, name)),
  }
}
