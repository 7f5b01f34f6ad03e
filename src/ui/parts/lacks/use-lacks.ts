import { useEffect, useState } from 'react'
import { useEngine } from '../../state/engine-context'
import { useWorkspaceState } from '../workspace/workspace-state'
import { type Lack, lacksOf } from './lacks'
import { type Notices, notices, onNoticesAsked } from './notices'

/** The browser answers this while the page stands still, which nobody should wait for: it is asked when there is time. */
const ASKED_AFTER_MS = 500

/** Undefined until the browser was asked. */
function useNotices(): Notices | undefined {
  const [told, setTold] = useState<Notices>()
  useEffect(() => {
    const look = () => setTold(notices())
    const timer = setTimeout(look, ASKED_AFTER_MS)
    const stop = onNoticesAsked(look)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [])
  return told
}

/** What this page lacks, as of now. */
export function useLacks(): Lack[] {
  const { platform } = useEngine()
  const kept = useWorkspaceState(({ is }) => is)
  const told = useNotices()
  return lacksOf({
    isolated: platform.isolated,
    threads: platform.threads,
    simd: platform.simd,
    storage: kept === 'starting' ? undefined : kept !== 'memory',
    originals: 'showOpenFilePicker' in globalThis,
    notices: told === undefined ? undefined : told !== 'none' && told !== 'refused',
    offline: 'serviceWorker' in navigator,
  })
}
