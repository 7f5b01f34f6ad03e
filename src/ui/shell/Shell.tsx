import {
  lazy,
  type RefObject,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Announcements } from '../base/components/announce'
import { Loading } from '../base/Loading'
import { JobAnnouncements } from '../jobs/JobAnnouncements'
import { DropTarget } from '../parts/open/DropTarget'
import { Buyers } from '../parts/people/Buyers'
import { type View, viewName } from '../places'
import type { Command } from '../run/commands/command'
import { useCommandContext, useCommandsOfViews } from '../run/commands/use-commands'
import { useShortcuts } from '../run/commands/use-shortcuts'
import { StartView } from '../start/StartView'
import { comingBack, useComingBack } from '../state/coming-back'
import { useEngine, useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { commands as ofEveryView } from './commands/registry'
import { ErrorBoundary } from './ErrorBoundary'
import { Rail } from './Rail'
import styles from './Shell.module.css'
import { preloadViews, ViewChunk } from './ViewChunk'
import { shell } from './words'

const CommandPalette = lazy(() => import('./commands/CommandPalette'))
/** Its menus bring more than the first paint needs. */
const fetchTopBar = () => import('./TopBar')
const TopBar = lazy(fetchTopBar)
const Kept = lazy(() => loaded().then(() => import('../offline/Kept')))

const Keeping = lazy(() => import('../parts/workspace/Keeping'))

/** Everything around a view. */
export function Shell() {
  const view = useWorkspace((w) => w.view)
  const coming = useComingBack()
  // Its menus wait for the rows that come back, as the question beside them does.
  const barIsNext = useDeferredValue(!coming)
  const context = useCommandContext()
  const ofViews = useCommandsOfViews()
  const commands = useMemo(() => [...ofViews, ...ofEveryView], [ofViews])
  const [palette, setPalette] = useState(false)
  const openPalette = useCallback(() => setPalette(true), [])
  const withPalette = useMemo<Command[]>(
    () => [...commands, { id: 'palette', label: () => shell.commands, keys: '$mod+k', run: openPalette }],
    [commands, openPalette],
  )
  useShortcuts(withPalette, context)
  useTitle(view)
  useEffect(() => void fetchTopBar().catch(() => undefined), [])
  usePreload()
  const main = useFocusOnChange(view)
  useFocusKept(main)
  return (
    <>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {shell.skip}
      </button>
      <div className={styles.shell}>
        <Suspense fallback={<header className={styles.top} />}>
          {barIsNext ? <TopBar onCommands={openPalette} /> : <header className={styles.top} />}
        </Suspense>
        <Rail />
        <div className={styles.note}>
          <Suspense>
            <Keeping />
          </Suspense>
        </div>
        <main ref={main} className={styles.main} tabIndex={-1} aria-label={viewName(view)}>
          <ErrorBoundary key={view}>
            <Suspense fallback={<Loading />}>
              {coming ? <Loading /> : view === 'start' ? <StartView /> : <ViewChunk key={view} name={view} />}
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      {palette && (
        <Suspense>
          <CommandPalette commands={commands} context={context} onClose={() => setPalette(false)} />
        </Suspense>
      )}
      <Buyers />
      <DropTarget />
      <JobAnnouncements />
      <Announcements />
      {import.meta.env.PROD && (
        <Suspense>
          <Kept />
        </Suspense>
      )}
    </>
  )
}

/** Resolves when the browser has all that the page asked for first. */
const loaded = () =>
  new Promise<unknown>((resolve) => {
    if (document.readyState === 'complete') resolve(null)
    else window.addEventListener('load', resolve, { once: true })
  })

/** Going to another view moves the focus there, as a page load would; the first view leaves it alone. */
function useFocusOnChange(view: string) {
  const main = useRef<HTMLElement>(null)
  const last = useRef(view)
  useEffect(() => {
    if (last.current === view) return
    last.current = view
    main.current?.focus({ preventScroll: true })
  }, [view])
  return main
}

/** Run turns into Cancel and back: a button that was pressed and is gone takes the focus with it. */
function useFocusKept(main: RefObject<HTMLElement | null>): void {
  const states = useEngineState(({ jobs }) => jobs.map(({ state }) => state).join())
  useEffect(() => {
    if (states !== '' && document.activeElement === document.body) main.current?.focus({ preventScroll: true })
  }, [states, main])
}

/** What a tab or a bookmark is called: `Rules · orders.parquet · Basketeer`. */
function useTitle(view: View): void {
  const source = useEngineState((state) => state.source?.name)
  useEffect(() => {
    const parts = [view === 'start' ? undefined : viewName(view), source, shell.name]
    document.title = parts.filter((part) => part !== undefined).join(' · ')
  }, [view, source])
}

const PRELOAD_AFTER_MS = 300

/** The views and the engine come after the first paint and before anybody needs them. */
function usePreload(): void {
  const engine = useEngine()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    void comingBack.over().then(() => {
      if (gone) return
      timer = setTimeout(() => {
        engine.warmUp()
        // A chunk that cannot be fetched now says so when its view is asked for.
        preloadViews().catch(() => undefined)
      }, PRELOAD_AFTER_MS)
    })
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [engine])
}
