import '@fontsource-variable/inter'
import './base.css'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { createEngine } from '../client/engine'
import { openAhead } from '../client/store'
import type { Engine } from '../client/types'
import { App } from './App'
import { toast } from './base/components/announce'
import { forgetTransitions } from './base/forget-transitions'
import { told } from './base/told'
import { listenForHosts } from './embed/handshake'
import { readEmbedParameters } from './embed/parameters'
import { chooseLanguage } from './languages/choose'
import { AT_ONCE } from './parts/workspace/at-once'
import { workspaceOfTab } from './parts/workspace/session'
import { Shell } from './shell/Shell'
import { fetchView } from './shell/ViewChunk'
import { bindUrl } from './state/bind-url'
import { comingBack } from './state/coming-back'
import { bindTheme, rememberedTheme } from './state/theme'
import { createWorkspace, type WorkspaceStore } from './state/workspace'

const EmbedApp = lazy(() => import('./embed/EmbedApp'))
const PublishedApp = lazy(() => import('./published/PublishedApp'))

// A host may knock at the frame's `load`, so we listen before anything else happens.
const handshake = listenForHosts(window)
const { embedded, view, theme, threads, open } = readEmbedParameters(location.search)

forgetTransitions()

// What this tab did before it was loaded anew is asked for before the page is drawn, which takes longer.
const before = embedded || open !== null ? null : workspaceOfTab()
if (before !== null) openAhead({ id: before, first: AT_ONCE })

const root = document.getElementById('root')
if (!root) throw new Error('index.html lost its #root')

function draw(page: HTMLElement): void {
  const mine = { theme: rememberedTheme(), embedded: open !== null }
  const workspace = createWorkspace(embedded ? { embedded, view, theme } : mine)
  bindTheme(workspace)
  // Inside a host's page the history is the host's.
  if (!embedded && open === null) bindUrl(workspace, (error) => toast(told(error), 'bad'))

  const engine = createEngine(threads === undefined ? {} : { threads })
  if (!embedded && open === null) fetchAhead(engine, workspace)

  createRoot(page).render(
    <StrictMode>
      <App engine={engine} workspace={workspace}>
        <Suspense>
          {open !== null ? (
            <PublishedApp place={open} handshake={embedded ? handshake : null} />
          ) : embedded ? (
            <EmbedApp handshake={handshake} />
          ) : (
            <Shell />
          )}
        </Suspense>
      </App>
    </StrictMode>,
  )
}

/** What is known to be wanted comes while the page is drawn: the view in the address, and what this tab did before. */
function fetchAhead(engine: Engine, workspace: WorkspaceStore): void {
  const { view } = workspace.getState()
  // Whoever draws it asks again, and says what went wrong.
  if (view !== 'start') fetchView(view).catch(() => undefined)
  if (before === null) return
  comingBack.begin()
  import('./parts/workspace/keeping')
    .then(({ keep }) => keep({ engine, workspace }))
    .catch(() => undefined)
    .finally(comingBack.end)
}

// A language that cannot be fetched is no reason to show nothing.
chooseLanguage(location.search)
  .catch((error: unknown) => toast(told(error), 'bad'))
  .finally(() => draw(root))
