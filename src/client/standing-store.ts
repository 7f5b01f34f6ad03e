import { BasketeerError } from '../recipe/error'
import type { OnStoreEvent, OpenWorkspace, StoreApi } from '../workers/protocol/store'
import type { Remote } from '../workers/rpc'
import { storeFaults } from '../workers/store/sentences'

/** What this browser keeps. */
export type Store = Pick<Remote<StoreApi>, Exclude<keyof StoreApi, 'start'>>

/** A store whose worker is up. */
export interface Standing {
  api: Store
  /** Rejects when the worker dies by itself. */
  died: Promise<never>
}

/** Whatever cannot be told from not having been done, when the worker died over it, is asked once more. */
const ONCE_MORE: ReadonlySet<string> = new Set<keyof StoreApi>([
  'tidy',
  'list',
  'open',
  'close',
  'read',
  'file',
  'keepHandle',
  'handle',
  'commit',
  'entries',
  'drop',
  'rename',
  'restore',
  'pack',
  'space',
])

/** One store for as long as the page lives: where its worker dies another takes its place, and goes on where that one was. */
export async function createStanding(
  start: () => Promise<Standing | null>,
  onEvent: OnStoreEvent,
): Promise<Store | null> {
  const first = await start()
  if (!first) return null
  /** Workspaces that this page writes in: their claims went with the worker that held them. */
  const held = new Set<string>()
  let standing: Promise<Standing> | undefined = Promise.resolve(first)
  /** Ends the calls under way. A promise that they all raced with would hold what each was answered. */
  const underWay = new Set<(reason: unknown) => void>()

  async function again(): Promise<Standing> {
    const next = await start()
    if (!next) throw storeFaults.refused()
    watch(next)
    for (const id of held) {
      const { mode } = await reopened(next, id)
      if (mode === 'write') continue
      held.delete(id)
      onEvent({ lost: id })
    }
    return next
  }

  /** One that did not come up is tried again by the next who asks. */
  function current(): Promise<Standing> {
    standing ??= again().catch((cause: unknown) => {
      standing = undefined
      throw cause
    })
    return standing
  }

  async function reopened({ api }: Standing, id: string): Promise<Pick<OpenWorkspace, 'mode'>> {
    try {
      // The name is of one that had not been written to yet.
      return await api.open(id, { name: '' })
    } catch {
      return { mode: 'read' }
    }
  }

  function watch({ died }: Standing): void {
    died.catch((cause: unknown) => {
      standing = undefined
      // Whoever is waiting asks once more, or is told.
      current().catch(() => undefined)
      for (const end of underWay) end(storeFaults.ended(cause))
    })
  }
  watch(first)

  async function once(name: keyof Store, params: unknown[]): Promise<unknown> {
    const { api } = await current()
    let end: (reason: unknown) => void = () => undefined
    const over = new Promise<never>((_, reject) => {
      end = reject
    })
    underWay.add(end)
    try {
      return await Promise.race([(api[name] as (...all: unknown[]) => Promise<unknown>)(...params), over])
    } finally {
      underWay.delete(end)
    }
  }

  const wasCutOff = (thrown: unknown) => thrown instanceof BasketeerError && thrown.code === 'engine-crashed'

  async function call(name: keyof Store, params: unknown[]): Promise<unknown> {
    let answer: unknown
    try {
      answer = await once(name, params)
    } catch (thrown) {
      if (!wasCutOff(thrown) || !ONCE_MORE.has(name)) throw thrown
      answer = await once(name, params)
    }
    const [id] = params as [string]
    if (name === 'open' && (answer as OpenWorkspace).mode === 'write') held.add(id)
    if (name === 'close') held.delete(id)
    return answer
  }

  return new Proxy({} as Remote<StoreApi>, {
    // A promise is answered with it, which asks it whether it is one itself.
    get: (_, name) => (name === 'then' ? undefined : (...params: unknown[]) => call(name as keyof Store, params)),
  })
}
