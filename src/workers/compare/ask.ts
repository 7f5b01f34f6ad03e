import type { Behind } from '../behind'
import type { MadeRows } from '../result/stored'
import type { BasketTable } from '../table/basket-table'
import { judged } from './answer'
import { contextOf } from './context'
import { layCompared } from './lay-compared'
import type { Patterns } from './pattern'
import { compareFaults } from './sentences'
import { columnOfSets, setsIn, setsOfSides } from './sets-of-sides'
import { choiceOf, gatherSides, sidesAsked, type TwoSides } from './sides'
import type { Compared, ComparedSides, Measure, SideAsked, SideChoice } from './types'

/** What results with patterns are asked when two sets of baskets are compared. */
export interface CompareQuestions {
  sides(): SideChoice
  compare(sides: ComparedSides): Compared
}

/** How one kind finds its patterns on both sides. */
export type FindPatterns = (table: BasketTable, sides: TwoSides, measure: Measure, behind: Behind) => Promise<Patterns>

const isPeriod = (side: SideAsked) => side !== 'rest' && (side.from !== undefined || side.to !== undefined)

/** Moments and names of rows are read only where they are asked for: a plain run has no use for them. */
async function tableFor(behind: Behind, timed: boolean, column: string | null): Promise<BasketTable> {
  if (column !== null) {
    const named = await behind.named(column)
    if (!named) throw compareFaults.noNames({ column })
    return named
  }
  const table = await behind.table()
  return timed && !table.rowTimes ? ((await behind.dated()) ?? table) : table
}

async function compared(
  find: FindPatterns,
  behind: Behind,
  { a, b, measure }: ComparedSides,
  id: string,
): Promise<{ rows: MadeRows; told: Compared }> {
  const sets = setsIn(a, b)
  const column = sets.length > 0 ? columnOfSets(sets, behind) : null
  const table = await tableFor(behind, isPeriod(a) || isPeriod(b), column)
  const on = sidesAsked(table, a, b, column === null ? undefined : setsOfSides(table, behind))
  const sides = await gatherSides(table.input.groupStart.at(-1)!, on.a, on.b, behind.pause)
  const all = judged(await find(table, sides, measure, behind))
  const context = contextOf(table, behind.result.context)
  const { baskets, floors, raised, tally, patterns } = all
  return {
    rows: { ...layCompared(all, measure, context.itemLabel), context },
    told: { id, baskets, floors, raised, tally, compared: patterns.length },
  }
}

export function comparing(find: FindPatterns) {
  return {
    sides: async (behind: Behind) => choiceOf(await tableFor(behind, true, null)),
    compare: (behind: Behind, sides: ComparedSides): Promise<Compared> =>
      behind.make({ question: 'compare', asked: [sides], subject: 'compare' }, (id) =>
        compared(find, behind, sides, id),
      ),
  }
}
