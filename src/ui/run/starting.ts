import { createStore, type StoreApi } from 'zustand/vanilla'
import type { WorkspaceStore } from '../state/workspace'

const stores = new WeakMap<WorkspaceStore, StoreApi<boolean>>()

/** Whether a run was asked for and the data is still looked at for what to propose. */
export function startingOf(workspace: WorkspaceStore): StoreApi<boolean> {
  const store = stores.get(workspace) ?? createStore<boolean>(() => false)
  stores.set(workspace, store)
  return store
}
