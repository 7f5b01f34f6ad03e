import { useCallback } from 'react'
import type { AnalysisParameters } from '../../analyses/registry'
import { useWorkspace } from '../state/workspace'

/** New values of some parameters; `undefined` takes a parameter away. */
type Change<P> = { [K in Exclude<keyof P, 'kind'>]?: P[K] | undefined }

/**
 * The parameters on the screen, and one step of undo per change. Controls know which parameters they are about: the page
 * shows them only while their analysis is asked.
 */
export function useAnalysis<P extends object = AnalysisParameters>(): [P, (change: Change<P>) => void] {
  const analysis = useWorkspace((w) => w.recipe.analysis)
  const changeRecipe = useWorkspace((w) => w.changeRecipe)
  const change = useCallback(
    (part: Change<P>) =>
      changeRecipe((recipe) => {
        // A title such as “per store” would not be true any more.
        const { title, ...untitled } = recipe
        const titled = title === undefined || 'perGroup' in part ? untitled : recipe
        const merged = Object.entries({ ...recipe.analysis, ...part }).filter(([, value]) => value !== undefined)
        return { ...titled, analysis: Object.fromEntries(merged) as unknown as AnalysisParameters }
      }),
    [changeRecipe],
  )
  return [analysis as unknown as P, change]
}
