import type { SequencesParameters } from '../../analyses/sequences/definition'
import { stepsOfCells } from '../../analyses/sequences/steps'
import type { Behind } from '../behind'
import { type Finder, namesOfCustomers } from '../people/find'
import { peopleFaults } from '../people/sentences'
import { listOfRows } from '../people/table-list'
import { rowAt } from '../result/page'
import { customerRows } from './customers'
import type { CustomersQuery } from './types'

/** The customers of a path that was found, under the limits it was found with. */
function pathOfRow({ result }: Behind, row: number): CustomersQuery {
  const { cells } = rowAt(result, row)
  const asked = result.context.recipe.analysis as SequencesParameters
  const { maxGapSteps, maxGapTime, minGapSteps, minGapTime, maxSpan, exclude } = asked
  const limits = Object.entries({ maxGapSteps, maxGapTime, minGapSteps, minGapTime, maxSpan, exclude })
  const steps = stepsOfCells(cells)
  const { groupColumn } = result.info
  return {
    of: 'path',
    steps,
    reached: steps.length,
    ...Object.fromEntries(limits.filter(([, value]) => value !== undefined)),
    ...(groupColumn === null ? {} : { groups: [cells[groupColumn] as string | null] }),
  }
}

/** The customers of a path, a funnel or a flow. */
export const findTravellers: Finder = async (behind, of) => {
  if (of.list !== 'row' && of.list !== 'journeys') throw peopleFaults.noSuchList()
  const query = of.list === 'row' ? pathOfRow(behind, of.row) : of.query
  const table = await behind.table()
  const rows = await customerRows(table, query, behind.pause)
  return { list: listOfRows(table, rows, namesOfCustomers(behind)) }
}
