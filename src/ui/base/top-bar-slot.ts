import { type ReactNode, useEffect } from 'react'

let content: ReactNode = null
const listeners = new Set<() => void>()

function set(next: ReactNode): void {
  content = next
  for (const listener of listeners) listener()
}

export const topBarSlot = {
  get: () => content,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** What a view puts into the top bar while it is on the screen: its export menu. Keep the node stable (useMemo). */
export function useTopBar(node: ReactNode): void {
  useEffect(() => {
    set(node)
    return () => set(null)
  }, [node])
}
