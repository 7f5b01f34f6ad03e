import type { Step } from '../../preparation/steps'
import type { Sentence } from '../../recipe/sentence'
import { combinedFingerprint } from '../readers/profile'
import { preparationFaults } from './sentences'
import type { PreparedSource, StepContext } from './step'
import type { MadeTable, WorkshopOrder } from './workshop'

/** A table that a query makes of others takes their place. */
export async function madeInWorkshop(
  table: PreparedSource,
  step: Step,
  order: WorkshopOrder,
  { workshop, signal }: StepContext,
  factsOf: (made: MadeTable) => readonly Sentence[] = () => [],
): Promise<PreparedSource> {
  if (!workshop) throw preparationFaults.noWorkshop()
  const made = await workshop().make(order, signal)
  const { info } = made.source
  const { said: _, alone: _alone, ...before } = table
  const others = order.inputs.slice(1).map(({ source }) => source.info.fingerprint)
  const names = new Set(info.columns.map(({ name }) => name))
  return {
    ...before,
    info: {
      ...table.info,
      columns: info.columns,
      head: info.head,
      layout: 'long',
      rows: made.rows,
      rowsExact: true,
      fingerprint: combinedFingerprint([table.info.fingerprint, step, ...others]),
    },
    origins: Object.fromEntries(Object.entries(table.origins).filter(([name]) => names.has(name))),
    facts: factsOf(made),
    read: made.source.read,
    release: made.release,
  }
}
