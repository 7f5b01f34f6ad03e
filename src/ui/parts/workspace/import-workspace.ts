import { toast } from '../../base/components/announce'
import type { Keeper } from './keeper'
import { workspaceWords as words } from './words'
import { listChanged } from './workspace-state'

/** Puts a workspace that came as a file beside those that are kept. */
export async function importWorkspace({ store }: Keeper, { name, file }: { name: string; file: Blob }): Promise<void> {
  if (!store) return
  await store.unpack(file, '')
  toast(words.imported(name))
  listChanged()
}
