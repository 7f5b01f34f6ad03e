import { Suspense, useEffect, useState } from 'react'
import { BasketeerError } from '../../recipe/error'
import { Announcements } from '../base/components/announce'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { Loading } from '../base/Loading'
import { FIRST_KIND } from '../face-of'
import { holdVersion } from '../offline/hold-version'
import { viewName } from '../places'
import { ErrorBoundary } from '../shell/ErrorBoundary'
import { ViewChunk } from '../shell/ViewChunk'
import { useEngine } from '../state/engine-context'
import { useWorkspace, useWorkspaceStore } from '../state/workspace'
import styles from './EmbedApp.module.css'
import type { Handshake } from './handshake'
import { serveHosts } from './serve-hosts'
import { embed } from './words'

/** One view without the shell, steered by the page around it. */
export default function EmbedApp({ handshake }: { handshake: Handshake }) {
  const engine = useEngine()
  const store = useWorkspaceStore()
  const view = useWorkspace((w) => w.view)
  const [refused, setRefused] = useState<string | null>(null)

  useEffect(() => {
    engine.warmUp()
    holdVersion()
    void serveHosts(handshake, engine, store, setRefused)
  }, [handshake, engine, store])

  if (refused !== null) {
    return (
      <main className={styles.refused}>
        <ErrorNotice error={new BasketeerError('origin-refused', embed.origin(refused))} />
      </main>
    )
  }
  const name = view === 'start' ? FIRST_KIND : view
  return (
    <main className={styles.frame} aria-label={viewName(view)}>
      <ErrorBoundary key={view}>
        <Suspense fallback={<Loading />}>
          <ViewChunk key={name} name={name} />
        </Suspense>
      </ErrorBoundary>
      <Announcements />
    </main>
  )
}
