import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Where what this tab does is kept. */
export interface WorkspaceState {
  /** `memory`: the browser keeps nothing. `none`: there is nothing to keep yet. */
  is: 'starting' | 'memory' | 'none' | 'open'
  id: string | null
  name: string
  mode: 'write' | 'read'
  saving: boolean
  /** Why the last change could not be kept. */
  error: unknown
  /** Files that are not kept yet, because they are large: how large. */
  unkept: number
  /** Files that are to come back: nobody has them. */
  missing: readonly string[]
  /** The originals are known, and may be read once the analyst allows it. */
  askable: boolean
  /** Grows when the list of workspaces is another. */
  listed: number
}

export const workspaceState = createStore<WorkspaceState>(() => ({
  is: 'starting',
  id: null,
  name: '',
  mode: 'write',
  saving: false,
  error: null,
  unkept: 0,
  missing: [],
  askable: false,
  listed: 0,
}))

export function useWorkspaceState<T>(pick: (state: WorkspaceState) => T): T {
  return useStore(workspaceState, pick)
}

export const listChanged = (): void => workspaceState.setState(({ listed }) => ({ listed: listed + 1 }))
