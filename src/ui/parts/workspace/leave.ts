import type { Keeper } from './keeper'
import { noteWorkspaceOfTab } from './session'

/**
 * To another workspace, or to none: what this tab holds is kept, and the page is loaded anew, so that nothing of the one is in
 * the other.
 */
export async function leave(keeper: Keeper, id: string | null): Promise<void> {
  await keeper.save()
  noteWorkspaceOfTab(id)
  location.replace(location.pathname + location.search)
  // A bare address differs from this one by its hash alone, which loads nothing.
  location.reload()
}
