import { Suspense, useEffect, useState } from 'react'
import { BasketeerError } from '../../recipe/error'
import { Announcements } from '../components/announce'
import { ErrorNotice } from '../components/ErrorNotice'
import { ErrorBoundary } from '../shell/ErrorBoundary'
import { Loading } from '../shell/Loading'
import { ViewChunk } from '../shell/ViewChunk'
import { useEngine } from '../state/engine-context'
import { useWorkspace, useWorkspaceStore } from '../state/workspace'
import { embed } from '../words/embed'
import { shell } from '../words/shell'
import styles from './EmbedApp.module.css'
import type { Handshake } from './handshake'
import { serveHosts } from './serve-hosts'

/** One view without the shell, steered by the page around it. */
export default function EmbedApp({ handshake }: { handshake: Handshake }) {
  const engine = useEngine()
  const store = useWorkspaceStore()
  const view = useWorkspace((w) => w.view)
  const [refused, setRefused] = useState<string | null>(null)

  useEffect(() => {
    engine.warmUp()
    void serveHosts(handshake, engine, store, setRefused)
  }, [handshake, engine, store])

  if (refused !== null) {
    return (
      <main className={styles.refused}>
        <ErrorNotice error={new BasketeerError('origin-refused', embed.refused(refused))} />
      </main>
    )
  }
  const name = view === 'start' ? 'rules' : view
  return (
    <main className={styles.frame} aria-label={shell.views[view]}>
      <ErrorBoundary key={view}>
        <Suspense fallback={<Loading />}>
          <ViewChunk key={name} name={name} />
        </Suspense>
      </ErrorBoundary>
      <Announcements />
    </main>
  )
}
