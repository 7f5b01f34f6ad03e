import type { Store } from '../../../client/store'
import type { InputFile } from '../../../workers/protocol/files'
import { listChanged } from './workspace-state'

/** Puts workspaces that came as a file each beside those that are kept. Gives the last of them. */
export async function importWorkspaces(store: Store, files: readonly InputFile[]): Promise<string | undefined> {
  let last: string | undefined
  try {
    for (const { file } of files) last = await store.unpack(file, '')
  } finally {
    listChanged()
  }
  return last
}
