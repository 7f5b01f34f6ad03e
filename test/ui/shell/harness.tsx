import '@fontsource-variable/inter'
import '../../../src/ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from '../../../src/ui/App'
import { Shell } from '../../../src/ui/shell/Shell'
import { bindUrl } from '../../../src/ui/state/bind-url'
import { bindTheme } from '../../../src/ui/state/theme'
import type { ThemeMode } from '../../../src/ui/state/types'
import { createWorkspace } from '../../../src/ui/state/workspace'
import { createFakeEngine } from './fake-engine'

/** The shell over an engine that answers at once: `npx vite` and /test/ui/shell/harness.html?theme=dark&slow=300 */
const parameters = new URLSearchParams(location.search)
const engine = createFakeEngine({
  isolated: !parameters.has('bare'),
  stepMs: Number(parameters.get('slow') ?? 0),
})
const workspace = createWorkspace({ theme: (parameters.get('theme') as ThemeMode | null) ?? 'light' })
bindTheme(workspace)
bindUrl(workspace, (error) => {
  throw error
})
Object.assign(globalThis, { engine, workspace })

const root = document.getElementById('root')
if (!root) throw new Error('the harness lost its #root')
createRoot(root).render(
  <App engine={engine} workspace={workspace}>
    <Shell />
  </App>,
)
