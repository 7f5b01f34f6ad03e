import { useWorkspaceStore } from '../state/workspace'

/** Shows an item in the tab of items: one step, that Back takes back. */
export function useOpenItem(): (item: string, group: string | null) => void {
  const store = useWorkspaceStore()
  return (item, group) =>
    store.setState(({ look }) => ({
      tab: 'items',
      selected: null,
      look: { ...look, items: { ...look.items, item, ...(group === null ? {} : { group }) } },
    }))
}
