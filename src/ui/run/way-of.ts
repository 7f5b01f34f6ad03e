import { createStore } from 'zustand/vanilla'
import type { Recipe } from '../../analyses/registry'
import type { Platform } from '../../client/types'
import { chooseWay, takenWay, type WayFacts } from '../../client/way'
import { type TakenWay, WAYS, type Way } from '../../workers/protocol/jobs'
import { remember, remembered } from '../state/remember'

const KEY = 'way'

const known = (text: string | null): Way | null => WAYS.find((way) => way === text) ?? null

/** How somebody wants runs to be done here, whatever the question; null: as suits it best. */
export const wayWish = createStore<{ wish: Way | null }>(() => ({ wish: known(remembered(KEY)) }))

export function wishWay(wish: Way | null): void {
  remember(KEY, wish)
  wayWish.setState({ wish })
}

/** What the form has found out about questions before they are run. */
const facts = new WeakMap<Recipe, WayFacts>()

export const noteFacts = (recipe: Recipe, found: WayFacts): void => void facts.set(recipe, found)

/** How a run of this question is done, by what is known at this moment. */
export function wayOf(recipe: Recipe, platform: Platform): TakenWay | undefined {
  const found = facts.get(recipe) ?? { platform }
  return takenWay(chooseWay(found, wayWish.getState().wish ?? undefined), found)
}
