import { fetchFile } from '../../client/own-origin'
import { resultQueries } from '../../client/queries'
import type { Engine } from '../../client/types'
import { documentOf } from '../../recipe/document'
import { BasketeerError } from '../../recipe/error'
import type { WorkspaceStore } from '../state/workspace'
import { readAllowedHosts } from './allowed-hosts'
import { type Connection, type Methods, serveConnection } from './connection'
import { reportHeight, reportJobs } from './events'
import { framePlace } from './frame-place'
import type { Handshake } from './handshake'
import { createMethods, type EmbeddedScreen } from './methods'
import { readEmbedParameters } from './parameters'
import { unknownTokens } from './theme-token'
import { embed } from './words'

/** Loaded when it is needed: most of what a frame shows does not wait for it. */
async function keeping(engine: Engine, workspace: WorkspaceStore) {
  const { view, keep } = readEmbedParameters(location.search)
  const { keepFrame } = await import('../parts/workspace/keep-frame')
  return keepFrame({ engine, workspace }, framePlace(window, view, keep))
}

/** Nothing is answered before what the frame did before is there again. */
function after(restored: Promise<unknown>, methods: Methods): Methods {
  const waiting = Object.entries(methods).map(([name, method]) => [
    name,
    async (params: never, signal: AbortSignal) => {
      await restored
      return method(params, signal)
    },
  ])
  return Object.fromEntries(waiting) as Methods
}

function screenOf(store: WorkspaceStore): Omit<EmbeddedScreen, 'isKept'> {
  return {
    recipe: () => store.getState().recipe,
    setRecipe: (recipe) => store.setState({ recipe, view: recipe.analysis.kind }),
    setQuery: (change) => store.getState().setQuery(change),
    showJob: (jobId) => store.getState().showJob(jobId),
    setTheme(mode, tokens = {}) {
      const unknown = unknownTokens(Object.keys(tokens))
      if (unknown.length > 0) {
        throw new BasketeerError('bad-message', `setTheme: there are no tokens ${unknown.join(', ')}.`)
      }
      if (mode) store.getState().setTheme(mode)
      for (const [name, value] of Object.entries(tokens)) document.documentElement.style.setProperty(name, value)
    },
  }
}

/** Tells the host of changes on the screen; returns how to stop. */
function reportScreen(store: WorkspaceStore, engine: Engine, connection: Connection): () => void {
  return store.subscribe((now, before) => {
    if (now.recipe !== before.recipe) connection.emit('stateChanged', { recipe: documentOf(now.recipe) })
    if (now.selected === before.selected) return
    const { selected } = now
    const jobId = now.shownJob ?? engine.getState().jobs.findLast(({ state }) => state === 'succeeded')?.jobId
    if (selected === null || !jobId) connection.emit('selection', { row: null })
    else {
      const { queryFn } = resultQueries(engine.results).rowsAt(jobId, [selected])
      void queryFn({ signal: new AbortController().signal }).then(
        ([row]) => connection.emit('selection', { row: row?.cells ?? null }),
        () => connection.emit('selection', { row: null }),
      )
    }
  })
}

/** What asks anew, or needs lines. */
const ASKING = ['load', 'setRecipe', 'run', 'submit', 'query'] as const

function readOnly(methods: Methods, refusal: () => BasketeerError): Methods {
  const refuse = () => {
    throw refusal()
  }
  return { ...methods, ...Object.fromEntries(ASKING.map((name) => [name, refuse])) }
}

/**
 * Lets allowed hosts steer this frame, one at a time; `onRefused` hears of another that knocks while there is none. With
 * `refusal` they may look, filter and take along, and nothing is asked anew.
 */
export async function serveHosts(
  handshake: Handshake,
  engine: Engine,
  store: WorkspaceStore,
  onRefused: (origin: string | null) => void,
  refusal?: () => BasketeerError,
): Promise<void> {
  // A published view has no jobs of its own.
  const kept = refusal ? undefined : keeping(engine, store)
  let isKept = () => false
  const restored = kept?.then(async (frame) => {
    isKept = frame.isKept
    await frame.restored
  })
  const answering = after(
    Promise.resolve(restored).catch(() => undefined),
    createMethods(engine, { ...screenOf(store), isKept: () => isKept() }, async (url) => (await fetchFile(url)).blob),
  )
  const methods = refusal ? readOnly(answering, refusal) : answering
  const allowed = await readAllowedHosts()
  let leave: (() => void) | undefined
  handshake.decide(allowed, {
    refuse(origin) {
      if (!leave) onRefused(origin)
    },
    accept(port) {
      leave?.()
      onRefused(null)
      const connection = serveConnection(port, methods)
      const stops = [reportJobs(engine, connection), reportScreen(store, engine, connection), reportHeight(connection)]
      leave = () => {
        for (const stop of stops) stop()
        connection.close()
      }
      connection.emit('ready', { version: engine.platform.version })
      void kept
        ?.then(({ storage }) => storage)
        .catch(() => 'refused' as const)
        .then((how) =>
          connection.emit('storage', how === 'kept' ? { kept: true } : { kept: false, message: embed[how] }),
        )
    },
  })
}
