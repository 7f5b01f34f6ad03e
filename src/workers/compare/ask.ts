import type { Behind } from '../behind'
import type { StoredResult } from '../result/stored'
import type { BasketTable } from '../table/basket-table'
import { answerOf, type Judged, judged } from './answer'
import type { Patterns } from './pattern'
import { choiceOf, gatherSides, sidesAsked, type TwoSides } from './sides'
import type { Compared, ComparedRows, ComparedSides, Measure, SideAsked, SideChoice } from './types'

/** What is shown of a comparison changes more often than its sides. */
const MOST_KEPT = 3

const kept = new WeakMap<StoredResult, Map<string, Judged>>()

/** What results with patterns are asked when two sets of baskets are compared. */
export interface CompareQuestions {
  sides(): SideChoice
  compare(sides: ComparedSides, rows: ComparedRows): Compared
}

/** How one kind finds its patterns on both sides. */
export type FindPatterns = (table: BasketTable, sides: TwoSides, measure: Measure, behind: Behind) => Promise<Patterns>

const isPeriod = (side: SideAsked) => side !== 'rest' && (side.from !== undefined || side.to !== undefined)

/** Moments are read only where they are asked for: a plain run has no use for them. */
async function tableFor(behind: Behind, timed: boolean): Promise<BasketTable> {
  const table = await behind.table()
  return timed && !table.rowTimes ? ((await behind.dated()) ?? table) : table
}

export function comparing(find: FindPatterns) {
  return {
    sides: async (behind: Behind) => choiceOf(await tableFor(behind, true)),
    async compare(behind: Behind, { a, b, measure }: ComparedSides, rows: ComparedRows): Promise<Compared> {
      const known = kept.get(behind.result) ?? new Map<string, Judged>()
      kept.set(behind.result, known)
      const key = JSON.stringify([a, b, measure])
      const table = await tableFor(behind, isPeriod(a) || isPeriod(b))
      let found = known.get(key)
      if (!found) {
        const on = sidesAsked(table, a, b)
        const sides = await gatherSides(table.input.groupStart.at(-1)!, on.a, on.b, behind.pause)
        found = judged(await find(table, sides, measure, behind))
      }
      known.delete(key)
      known.set(key, found)
      if (known.size > MOST_KEPT) known.delete(known.keys().next().value!)
      return answerOf(found, rows, measure, (item) => table.itemLabels[item]!)
    },
  }
}
