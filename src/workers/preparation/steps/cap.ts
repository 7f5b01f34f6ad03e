import type { CapStep } from '../../../preparation/steps/cap'
import { createPause } from '../../table/pause'
import { numbersOf, quantile } from '../column-values'
import { figure } from '../figures'
import { madeByView, numberColumn, withColumn } from '../made'
import { fromNumber } from '../numeric'
import { sortPaused } from '../paused-sort'
import { preparationFaults, stepFacts } from '../sentences'
import type { DoStep } from '../step'

export const cap: DoStep<CapStep> = async (table, step, { signal }) => {
  const { name, type } = numberColumn(table, step.column)
  const numbers = await sortPaused(await numbersOf(table, name, signal), createPause(signal))
  if (numbers.length === 0) throw preparationFaults.nothingToFit({ column: name })
  const [first, third] = [quantile(numbers, 0.25), quantile(numbers, 0.75)]
  const reach = (step.factor ?? 1.5) * (third - first)
  const [low, high] = [first - reach, third + reach]
  const count = (beyond: (value: number) => boolean) => figure(numbers.filter(beyond).length)
  const facts = [
    stepFacts.fences({
      low: figure(low),
      high: figure(high),
      below: count((value) => value < low),
      above: count((value) => value > high),
    }),
  ]
  const to = type === 'integer' && Number.isInteger(low) && Number.isInteger(high) ? 'integer' : 'number'
  const derived = new Map([[name, fromNumber(name, to, (value) => Math.min(high, Math.max(low, value)))]])
  return madeByView(
    table,
    step,
    { columns: withColumn(table.info.columns, name, to), view: { derived }, facts, fitted: { low, high } },
    signal,
  )
}
