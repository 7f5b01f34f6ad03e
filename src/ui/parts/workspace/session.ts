const KEY = 'basketeer-workspace'

/** The tab's own storage, where it may have one. Frames of one page share it, so they have none. */
function storage(): Storage | null {
  try {
    return globalThis.parent === globalThis.self ? globalThis.sessionStorage : null
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

/** Which workspace this tab had open, for after a reload. */
export const workspaceOfTab = (): string | null => storage()?.getItem(KEY) ?? null

export function noteWorkspaceOfTab(id: string | null): void {
  if (id === null) storage()?.removeItem(KEY)
  else storage()?.setItem(KEY, id)
}
