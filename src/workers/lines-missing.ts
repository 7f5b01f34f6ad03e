import { BasketeerError } from '../recipe/error'
import type { Behind } from './behind'
import type { BasketTable } from './table/basket-table'

/** Sentences of answers that need the lines behind a result, where these are not at hand. */
export const LINES_MISSING: ReadonlySet<string> = new Set([
  'data.resultClosed',
  'data.fileClosed',
  'data.notRead',
  'ruleAnswers.noBaskets',
])

/** The table behind a result; null where its lines are not at hand, and an answer is to say what the rows know. */
export async function tableAtHand({ table }: Pick<Behind, 'table'>): Promise<BasketTable | null> {
  try {
    return await table()
  } catch (error) {
    if (error instanceof BasketeerError && LINES_MISSING.has(error.says ?? '')) return null
    throw error
  }
}
