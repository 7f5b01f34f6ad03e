import '@fontsource-variable/inter'
import './base.css'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { createEngine } from '../client/engine'
import { App } from './App'
import { toast } from './base/components/announce'
import { told } from './base/told'
import { listenForHosts } from './embed/handshake'
import { readEmbedParameters } from './embed/parameters'
import { chooseLanguage } from './languages/choose'
import { Shell } from './shell/Shell'
import { bindUrl } from './state/bind-url'
import { bindTheme, rememberedTheme } from './state/theme'
import { createWorkspace } from './state/workspace'

const EmbedApp = lazy(() => import('./embed/EmbedApp'))
const PublishedApp = lazy(() => import('./published/PublishedApp'))

// A host may knock at the frame's `load`, so we listen before anything else happens.
const handshake = listenForHosts(window)
const { embedded, view, theme, threads, open } = readEmbedParameters(location.search)

const root = document.getElementById('root')
if (!root) throw new Error('index.html lost its #root')

function draw(page: HTMLElement): void {
  const mine = { theme: rememberedTheme(), embedded: open !== null }
  const workspace = createWorkspace(embedded ? { embedded, view, theme } : mine)
  bindTheme(workspace)
  // Inside a host's page the history is the host's.
  if (!embedded && open === null) bindUrl(workspace, (error) => toast(told(error), 'bad'))

  createRoot(page).render(
    <StrictMode>
      <App engine={createEngine(threads === undefined ? {} : { threads })} workspace={workspace}>
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

// A language that cannot be fetched is no reason to show nothing.
chooseLanguage(location.search)
  .catch((error: unknown) => toast(told(error), 'bad'))
  .finally(() => draw(root))
