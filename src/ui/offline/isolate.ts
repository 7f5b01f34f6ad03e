import type { Engine } from '../../client/types'

const TRIED = 'basketeer.isolating'

/** Once per tab, whatever comes of it: a page that reloads for ever is worse than one on plain memories. */
function firstTime(): boolean {
  try {
    if (sessionStorage.getItem(TRIED) !== null) return false
    sessionStorage.setItem(TRIED, '1')
    return sessionStorage.getItem(TRIED) !== null
  } catch {
    return false
  }
}

function isUntouched(engine: Engine): boolean {
  const { source, busy } = engine.getState()
  return source === null && !busy && navigator.userActivation?.hasBeenActive === false
}

/**
 * A page whose host sends no headers is isolated when the worker answers for it, so from its second load. The second comes
 * at once where nobody has begun anything that would be lost.
 */
export function isolateByReload(engine: Engine): void {
  if (!crossOriginIsolated && isUntouched(engine) && firstTime()) location.reload()
}
