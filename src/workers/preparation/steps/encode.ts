import { type EncodeStep, flagNames, MOST_COLUMNS } from '../../../preparation/steps/encode'
import type { BatchColumn } from '../../readers/batch'
import { NULL_CODE } from '../../readers/batch'
import { byCodePoint, countsOf } from '../column-values'
import { byCode } from '../convert'
import { figure } from '../figures'
import type { Named } from '../look'
import { columnOf, madeByView, withColumn } from '../made'
import { preparationFaults, stepFacts } from '../sentences'
import type { DoStep } from '../step'
import type { DerivedColumn } from '../view'

/** Beyond this an order of values says nothing. */
const MOST_ORDERED = 100_000

function flagColumn(name: string, value: string): DerivedColumn {
  return {
    type: 'integer',
    needs: [{ name, as: 'key' }],
    start([dictionary]) {
      const values = byCode(dictionary!, (label) => Number(label === value))
      return {
        cells([column], rows) {
          const { codes } = column as BatchColumn & { as: 'key' }
          const cells = values(codes)
          // Who has no value has none of them.
          for (let row = 0; row < rows; row++) if (codes[row] === NULL_CODE) cells[row] = 0
          return cells
        },
      }
    },
  }
}

function ordinalColumn(name: string, ordered: readonly string[]): DerivedColumn {
  const places = new Map(ordered.map((label, at) => [label, at + 1]))
  return {
    type: 'integer',
    needs: [{ name, as: 'key' }],
    start([dictionary]) {
      const values = byCode(dictionary!, (label) => places.get(label) ?? Number.NaN)
      return { cells: ([column]) => values((column as BatchColumn & { as: 'key' }).codes) }
    },
  }
}

/** Numbers in their order, all else by code point. */
function ordered(labels: readonly string[], type: Named['type']): string[] {
  const numeric = type === 'integer' || type === 'number'
  return labels.toSorted((a, b) => (numeric ? Number(a) - Number(b) : 0) || byCodePoint(a, b))
}

export const encode: DoStep<EncodeStep> = async (table, step, { signal }) => {
  const { name, type } = columnOf(table, step.column)
  const { values } = await countsOf(table, name, signal)
  if (values.length === 0) throw preparationFaults.nothingToFit({ column: name })
  const { columns } = table.info
  if (step.as === 'ordinal') {
    if (values.length > MOST_ORDERED)
      throw preparationFaults.tooManyColumns({ column: name, found: values.length, most: MOST_ORDERED })
    const labels = ordered(
      values.map(({ label }) => label),
      type,
    )
    const derived = new Map([[name, ordinalColumn(name, labels)]])
    const facts = [stepFacts.ordered({ values: figure(labels.length) })]
    const making = {
      columns: withColumn(columns, name, 'integer'),
      view: { derived },
      facts,
      fitted: { values: labels },
    }
    return madeByView(table, step, making, signal)
  }
  const most = values
    .toSorted((a, b) => b.count - a.count || byCodePoint(a.label, b.label))
    .slice(0, step.most ?? MOST_COLUMNS)
  const labels = most.map(({ label }) => label)
  const taken = columns.map((column) => column.name)
  const flags = flagNames(name, labels, taken).map((free, at) => [free, flagColumn(name, labels[at]!)] as const)
  const derived = new Map<string, DerivedColumn>(flags)
  const after: Named[] = [...columns, ...[...derived.keys()].map((each) => ({ name: each, type: 'integer' as const }))]
  const facts = [stepFacts.encoded({ columns: figure(most.length), left: figure(values.length - most.length) })]
  const fitted = { values: labels, columns: after.map(({ name, type }) => [name, type]) }
  return madeByView(table, step, { columns: after, view: { derived }, facts, fitted }, signal)
}
