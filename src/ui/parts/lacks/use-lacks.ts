import { useEngine } from '../../state/engine-context'
import { useWorkspaceState } from '../workspace/workspace-state'
import { type Lack, lacksOf } from './lacks'
import { notices } from './notices'

/** What this page lacks, as of now. */
export function useLacks(): Lack[] {
  const { platform } = useEngine()
  const kept = useWorkspaceState(({ is }) => is)
  const told = notices()
  return lacksOf({
    isolated: platform.isolated,
    threads: platform.threads,
    simd: platform.simd,
    storage: kept === 'starting' ? undefined : kept !== 'memory',
    originals: 'showOpenFilePicker' in globalThis,
    notices: told !== 'none' && told !== 'refused',
    offline: 'serviceWorker' in navigator,
  })
}
