import type { ScaleStep } from '../../../preparation/steps/scale'
import { deviationOf, meanOf, numbersOf } from '../column-values'
import { figure } from '../figures'
import { madeByView, numberColumn, withColumn } from '../made'
import { fromNumber } from '../numeric'
import { preparationFaults, stepFacts } from '../sentences'
import type { DoStep } from '../step'

/** Where all values are one, they lie in the middle: at 0. */
const over = (value: number, by: number) => (by === 0 ? 0 : value / by)

export const scale: DoStep<ScaleStep> = async (table, step, { signal }) => {
  const { name } = numberColumn(table, step.column)
  const numbers = await numbersOf(table, name, signal)
  if (numbers.length === 0) throw preparationFaults.nothingToFit({ column: name })
  const [mean, deviation] = [meanOf(numbers), deviationOf(numbers)]
  const low = numbers.reduce((least, value) => Math.min(least, value))
  const high = numbers.reduce((most, value) => Math.max(most, value))
  const standard = step.to === 'standard'
  const work = standard
    ? (value: number) => over(value - mean, deviation)
    : (value: number) => over(value - low, high - low)
  const fact = standard
    ? stepFacts.scaled({ mean: figure(mean), deviation: figure(deviation) })
    : stepFacts.ranged({ low: figure(low), high: figure(high) })
  const fitted = standard ? { mean, deviation } : { low, high }
  const derived = new Map([[name, fromNumber(name, 'number', work)]])
  const columns = withColumn(table.info.columns, name, 'number')
  return madeByView(table, step, { columns, view: { derived }, facts: [fact], fitted }, signal)
}
