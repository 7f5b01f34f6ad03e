import { useCallback } from 'react'
import { useLookOf } from '../state/use-look'
import { useWorkspace } from '../state/workspace'

/** More do not stand side by side on any screen. */
export const MOST_COMPARED = 5
export const FIRST_CUT = 10

/** Bundles that a price cut is tried on side by side. */
export function useCompared() {
  const [look, change] = useLookOf('prices')
  const showTab = useWorkspace((workspace) => workspace.showTab)
  const select = useWorkspace((workspace) => workspace.select)
  const { rows } = look
  return {
    ...look,
    change,
    /** Puts a bundle beside the others, the oldest of which makes room, and looks at them in place of the one. */
    show: useCallback(
      (index: number, cut: number) => {
        const others = (rows ?? []).filter((row) => row !== index)
        change({ rows: [...others, index].slice(-MOST_COMPARED), cut: Number(cut.toFixed(1)) })
        showTab('prices')
        select(null)
      },
      [rows, change, showTab, select],
    ),
  }
}
