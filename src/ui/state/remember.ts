/** Storage may be refused (private windows, embedded frames); then a choice lasts as long as the tab. */
function storage(): Storage | null {
  if (!('localStorage' in globalThis)) return null
  try {
    return window.localStorage
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

/** A small choice this browser keeps between visits, where it may. */
export function remembered(key: string): string | null {
  return storage()?.getItem(key) ?? null
}

export function remember(key: string, value: string | null): void {
  if (value === null) storage()?.removeItem(key)
  else storage()?.setItem(key, value)
}
