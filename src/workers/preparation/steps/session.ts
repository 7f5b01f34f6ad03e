import type { SessionStep } from '../../../preparation/steps/session'
import type { BatchColumn, Source } from '../../readers/batch'
import { NULL_CODE } from '../../readers/batch'
import { createPause, type Pause } from '../../table/pause'
import { Values } from '../column-values'
import { figure } from '../figures'
import { columnOf, madeByView, withColumn } from '../made'
import { sortPaused } from '../paused-sort'
import { stepFacts } from '../sentences'
import type { DoStep } from '../step'
import { createTexts } from '../texts'
import type { DerivedColumn } from '../view'

const MINUTE = 60_000
/** Rows between two looks at the message queue. */
const BLOCK = 1 << 14

async function visitors(source: Source, { by, time }: SessionStep, signal: AbortSignal, pause: Pause) {
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
    await pause()
    const { codes } = columns[0] as BatchColumn & { as: 'key' }
    const { values } = columns[1] as BatchColumn & { as: 'time' }
    for (let row = 0; row < rows; row++) {
      who.add(codes[row] === NULL_CODE ? Number.NaN : codes[row]!)
      when.add(values[row]!)
    }
  }
  return { who: who.taken(), when: when.taken() }
}

/** Lines that say who and when, by customer and time. Most files are in order of time: then no customer's have to be sorted. */
async function inOrder(who: Float64Array, when: Float64Array, pause: Pause): Promise<Uint32Array> {
  const known = (row: number) => !Number.isNaN(who[row]!) && !Number.isNaN(when[row]!)
  let customers = 0
  for (let row = 0; row < who.length; row++) {
    if (row % BLOCK === 0) await pause()
    if (known(row)) customers = Math.max(customers, who[row]! + 1)
  }
  const starts = new Uint32Array(customers + 1)
  for (let row = 0; row < who.length; row++) {
    if (row % BLOCK === 0) await pause()
    if (known(row)) starts[who[row]! + 1]!++
  }
  for (let customer = 0; customer < customers; customer++) starts[customer + 1]! += starts[customer]!
  const next = starts.slice()
  const rows = new Uint32Array(starts[customers]!)
  for (let row = 0; row < who.length; row++) {
    if (row % BLOCK === 0) await pause()
    if (known(row)) rows[next[who[row]!]!++] = row
  }
  for (let customer = 0; customer < customers; customer++) {
    if (customer % BLOCK === 0) await pause()
    const own = rows.subarray(starts[customer], starts[customer + 1])
    if (own.some((row, at) => at > 0 && when[row]! < when[own[at - 1]!]!))
      await sortPaused(own, pause, (a, b) => when[a]! - when[b]!)
  }
  return rows
}

/** Which visit of its customer each line belongs to, from 1; 0 where customer or time is missing. */
async function visitsOf(who: Float64Array, when: Float64Array, rest: number, pause: Pause) {
  const rows = await inOrder(who, when, pause)
  const numbers = new Uint32Array(who.length)
  let count = 0
  for (let at = 0; at < rows.length; at++) {
    if (at % BLOCK === 0) await pause()
    const row = rows[at]!
    const before = at === 0 ? row : rows[at - 1]!
    const same = at > 0 && who[before] === who[row]
    const on = same && when[row]! - when[before]! <= rest
    numbers[row] = on ? numbers[before]! : same ? numbers[before]! + 1 : 1
    if (!on) count++
  }
  return { numbers, count }
}

export const session: DoStep<SessionStep> = async (table, step, { signal }) => {
  columnOf(table, step.by)
  columnOf(table, step.time)
  const pause = createPause(signal)
  const { who, when } = await visitors(table, step, signal, pause)
  const { numbers, count } = await visitsOf(who, when, step.minutes * MINUTE, pause)
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
