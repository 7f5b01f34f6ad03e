import { useCallback } from 'react'
import type { ItemsetsParameters } from '../../analyses/itemsets/definition'
import type { JudgeParameters } from '../../analyses/judge/definition'
import type { RecommendParameters } from '../../analyses/recommend/definition'
import type { AnalysisParameters } from '../../analyses/registry'
import type { RulesParameters } from '../../analyses/rules/definition'
import type { SequencesParameters } from '../../analyses/sequences/definition'
import type { UtilityParameters } from '../../analyses/utility/definition'
import { useWorkspace } from '../state/workspace'

type PatternChange = Partial<Omit<RulesParameters, 'kind' | 'target'>> &
  Partial<Pick<ItemsetsParameters, 'target'>> &
  Partial<Omit<SequencesParameters, 'kind'>> &
  Partial<Omit<UtilityParameters, 'kind'>>

type Change = PatternChange | Partial<Omit<RecommendParameters, 'kind'>> | Partial<Omit<JudgeParameters, 'kind'>>

/** The parameters on the screen, and one step of undo per change. `undefined` takes a parameter away. */
export function useAnalysis(): [AnalysisParameters, (change: Change) => void] {
  const analysis = useWorkspace((w) => w.recipe.analysis)
  const changeRecipe = useWorkspace((w) => w.changeRecipe)
  const change = useCallback(
    (part: Change) =>
      changeRecipe((recipe) => {
        // A title such as “per store” would not be true any more.
        const { title, ...untitled } = recipe
        const titled = title === undefined || 'perGroup' in part ? untitled : recipe
        const merged = Object.entries({ ...recipe.analysis, ...part }).filter(([, value]) => value !== undefined)
        return { ...titled, analysis: Object.fromEntries(merged) as unknown as AnalysisParameters }
      }),
    [changeRecipe],
  )
  return [analysis, change]
}
