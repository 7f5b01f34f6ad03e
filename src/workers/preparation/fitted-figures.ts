import { doneOf } from '../../preparation/steps'
import type { RecipeData } from '../../recipe/schema'
import type { FittedFigures } from '../protocol/tables'
import type { Source } from '../readers/batch'
import type { PreparedSource } from './step'

/** What each step that is done fitted, by its place among them. */
export async function fittedFigures(
  { prepared }: Pick<RecipeData, 'prepared'>,
  after: (steps: number) => Promise<Source & Pick<PreparedSource, 'fitted'>>,
): Promise<FittedFigures> {
  const found: FittedFigures = {}
  for (const at of doneOf(prepared?.steps ?? []).keys()) {
    const { fitted } = await after(at + 1)
    if (fitted) found[at] = fitted
  }
  return found
}
