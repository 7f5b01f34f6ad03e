import type { SessionStep } from '../../../preparation/steps/session'
import { cancelledError } from '../../../recipe/error'
import type { BatchColumn, Source } from '../../readers/batch'
import { NULL_CODE } from '../../readers/batch'
import { Values } from '../column-values'
import { figure } from '../figures'
import { columnOf, madeByView, withColumn } from '../made'
import { stepFacts } from '../sentences'
import type { DoStep } from '../step'
import { createTexts } from '../texts'
import type { DerivedColumn } from '../view'

const MINUTE = 60_000

async function visitors(source: Source, { by, time }: SessionStep, signal: AbortSignal) {
  const reading = source.read(
    {
      columns: [
        { name: by, as: 'key' },
        { name: time, as: 'time' },
      ],
      read: {},
      filters: [],
    },
    { signal, onProgress: () => undefined },
  )
  const who = new Values()
  const when = new Values()
  for await (const { rows, columns } of reading.batches) {
    if (signal.aborted) throw cancelledError()
    const { codes } = columns[0] as BatchColumn & { as: 'key' }
    const { values } = columns[1] as BatchColumn & { as: 'time' }
    for (let row = 0; row < rows; row++) {
      who.add(codes[row] === NULL_CODE ? Number.NaN : codes[row]!)
      when.add(values[row]!)
    }
  }
  return { who: who.taken(), when: when.taken() }
}

/** Which visit of its customer each line belongs to, from 1; 0 where customer or time is missing. */
function visitsOf(who: Float64Array, when: Float64Array, pause: number): { numbers: Uint32Array; count: number } {
  const known = (row: number) => !Number.isNaN(who[row]!) && !Number.isNaN(when[row]!)
  const rows = Uint32Array.from(who.keys()).filter(known)
  rows.sort((a, b) => who[a]! - who[b]! || when[a]! - when[b]!)
  const numbers = new Uint32Array(who.length)
  let count = 0
  for (let at = 0; at < rows.length; at++) {
    const [row, before] = [rows[at]!, rows[at - 1]]
    const same = before !== undefined && who[before] === who[row]
    const on = same && when[row]! - when[before]! <= pause
    numbers[row] = on ? numbers[before]! : same ? numbers[before]! + 1 : 1
    if (!on) count++
  }
  return { numbers, count }
}

export const session: DoStep<SessionStep> = async (table, step, { signal }) => {
  columnOf(table, step.by)
  columnOf(table, step.time)
  const { who, when } = await visitors(table, step, signal)
  const { numbers, count } = visitsOf(who, when, step.minutes * MINUTE)
  const column: DerivedColumn = {
    type: 'text',
    needs: [{ name: step.by, as: 'key' }],
    start([dictionary]) {
      const { dictionary: own, code } = createTexts()
      return {
        dictionary: own,
        cells([customers], rows, first) {
          const { codes } = customers as BatchColumn & { as: 'key' }
          const cells = new Uint32Array(rows)
          for (let row = 0; row < rows; row++) {
            const number = numbers[first + row]!
            cells[row] = number === 0 ? NULL_CODE : code(`${dictionary!.label(codes[row]!)} #${number}`)
          }
          return cells
        },
      }
    },
  }
  const facts = [stepFacts.visits({ count: figure(count) })]
  const columns = withColumn(table.info.columns, step.as, 'text')
  const view = { derived: new Map([[step.as, column]]), byRow: true }
  return madeByView(table, step, { columns, view, facts }, signal)
}
