import { openStore, type Store } from '../../../client/store'
import { BasketeerError } from '../../../recipe/error'
import type { About, EntryInfo, OpenWorkspace } from '../../../workers/protocol/store'
import { toast } from '../../base/components/announce'
import { formatBytes } from '../../base/format'
import { told } from '../../base/told'
import type { CommandContext } from '../../run/commands/command'
import { marks } from '../../state/marks'
import { keptSets } from '../people/kept-sets'
import { AT_ONCE } from './at-once'
import { clearBeyond } from './clear'
import { collect, factsOf, type Known } from './collect'
import { copyKey } from './documents'
import { sweepFrames } from './frame-seat'
import { keptResults } from './kept-results'
import { type Reopening, reopenInto, reopenSource, restoreJobs, restoreMarks } from './reopen'
import type { Seat } from './seat'
import { freshName, whenText, workspaceWords as words } from './words'
import { listChanged, workspaceState } from './workspace-state'

/** Keeps what this tab does, as it does it. One for each page. */
export interface Keeper {
  readonly store: Store | null
  open(id: string, options?: { take?: boolean; keepAddress?: boolean }): Promise<void>
  /** Has the analyst allow reading the originals again. */
  allow(): Promise<void>
  /** Copies files that are large enough to be asked for. */
  keepFiles(): Promise<void>
  /** All that is not kept yet, now. */
  save(): Promise<void>
  /** Whether all that there is would be there after a reload. */
  isKept(): boolean
}

/** A worker that stands still is given two seconds by Chromium. */
const FREE_AFTER_MS = [300, 700, 1500, 2500] as const

export async function createKeeper(context: CommandContext, seat: Seat): Promise<Keeper> {
  const { engine, workspace } = context
  const known: Known = { saved: new Map(), entries: new Set(), sources: new Map() }
  let about: About | null = null
  let copy = false
  let reopening: Reopening | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: Promise<void> = Promise.resolve()
  let saidFull = false
  let underWay = 0

  const { before } = seat
  const store = await openStore((event) => {
    if (!('lost' in event) || event.lost !== workspaceState.getState().id) return
    workspaceState.setState({ mode: 'read' })
  })
  workspaceState.setState({ is: store ? 'none' : 'memory' })

  const somethingToKeep = () => {
    const { source, jobs } = engine.getState()
    return source !== null || jobs.length > 0
  }

  /** The workspace of this tab, made with the first thing that is worth keeping. */
  async function current(on: Store): Promise<string | null> {
    const { id, mode } = workspaceState.getState()
    if (id !== null) return mode === 'write' ? id : null
    if (!somethingToKeep()) return null
    const { id: made, name = engine.getState().source?.name ?? freshName() } = seat.fresh()
    const opened = await on.open(made, { name })
    taken(opened)
    engine.restore([], keptResults({ engine, store: on, known }, opened.id))
    return opened.id
  }

  function taken({ id, mode, about: told_ }: OpenWorkspace): void {
    about = told_
    seat.note(id)
    workspaceState.setState({
      is: 'open',
      id,
      mode,
      name: told_.name,
      error: null,
      missing: [],
      askable: false,
      unkept: 0,
    })
  }

  /** Deleted in another tab, or kept by a newer version. */
  function gone(error: unknown): void {
    seat.note(null)
    if (!(error instanceof BasketeerError && error.code === 'no-data')) toast(told(error), 'bad')
  }

  async function saveOnce(): Promise<void> {
    if (!store) return
    const id = await current(store)
    if (id === null || !about) return
    const { change, saved, unkept } = await collect({ engine, workspace, known, copy, files: seat.files })
    workspaceState.setState({ unkept })
    if (Object.keys(change.put).length === 0 && change.drop.length === 0) return
    workspaceState.setState({ saving: true })
    const open = engine.inputs().files.map(({ name, file }) => ({ name, bytes: file.size }))
    const sources = open.length > 0 ? open : about.facts.sources
    const { name } = workspaceState.getState()
    const next = { ...about, name, changed: Date.now(), facts: factsOf(engine, sources) }
    if (seat.files) await keepHandles(store, id)
    const entries = await store.commit(id, { ...change, about: next })
    about = next
    entriesAre(entries)
    for (const [key, token] of saved) known.saved.set(key, token)
    saidFull = false
    workspaceState.setState({ error: null })
    listChanged()
    if (Object.keys(change.put).some((key) => key.startsWith('result/'))) await stayInBudget(store, id)
  }

  function entriesAre(entries: readonly EntryInfo[]): void {
    known.entries = new Set(entries.map(({ key }) => key))
  }

  async function stayInBudget(on: Store, id: string): Promise<void> {
    const gone = await clearBeyond(on).catch(() => null)
    if (!gone) return
    entriesAre(await on.entries(id))
    const { results, bytes, oldest } = gone
    toast(words.clearedOldest(words.results(results), formatBytes(bytes), whenText(oldest)))
    listChanged()
  }

  async function keepHandles(on: Store, id: string): Promise<void> {
    for (const input of engine.inputs().files) {
      const key = copyKey(input)
      if (!input.handle || known.saved.get(`handle ${key}`) === input.handle) continue
      // Without it the file is asked for when the workspace is opened again.
      await on.keepHandle(id, key, input.handle).catch(() => undefined)
      known.saved.set(`handle ${key}`, input.handle)
    }
  }

  function save(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    underWay++
    last = last.then(async () => {
      try {
        await saveOnce()
      } catch (error) {
        workspaceState.setState({ error })
        if (!saidFull && !seat.tells) toast(told(error), 'bad')
        saidFull = true
      } finally {
        underWay--
        workspaceState.setState({ saving: false })
      }
    })
    return last
  }

  const soon = () => {
    timer ??= setTimeout(() => void save(), seat.soonMs)
  }

  async function open(
    id: string,
    { take = false, keepAddress = false }: { take?: boolean; keepAddress?: boolean } = {},
  ): Promise<void> {
    if (!store) return
    const opened = await store.open(id, { take, first: AT_ONCE })
    const again = workspaceState.getState().id === id
    taken(opened)
    reopening = { ...context, store, opened, known }
    entriesAre(opened.entries)
    if (!again) await reopenInto(reopening, keepAddress)
    // Taken over: what is on the screen stays, and what the other tab did comes to it.
    else await Promise.all([restoreJobs(reopening), restoreMarks(reopening)])
  }

  /** A page that was loaded anew while it wrote may meet itself: its worker of before has moments to live. */
  async function onceFree(on: Store, id: string): Promise<void> {
    for (const ms of FREE_AFTER_MS) {
      await new Promise((resolve) => setTimeout(resolve, ms))
      const now = workspaceState.getState()
      if (now.id !== id || now.mode === 'write') return
      const held = (await on.list()).some((each) => each.id === id && each.open)
      if (!held) await open(id)
    }
  }

  if (store) {
    if (before !== null) {
      await open(before, { keepAddress: seat.keepAddress }).catch(gone)
      if (workspaceState.getState().mode === 'read') void onceFree(store, before).catch(() => undefined)
    }
    void store
      .tidy()
      .then(() => sweepFrames(store))
      .catch(() => undefined)
    let seen = { ...engine.getState() }
    engine.subscribe(() => {
      const now = engine.getState()
      const worth =
        now.source !== seen.source ||
        now.assets !== seen.assets ||
        now.jobs.length !== seen.jobs.length ||
        now.jobs.some((job, at) => {
          const before = seen.jobs[at]
          return job !== before && (job.state !== before?.state || job.parts !== before.parts)
        })
      seen = now
      if (worth) soon()
    })
    workspace.subscribe(soon)
    marks.subscribe(soon)
    keptSets.subscribe(soon)
    engine.firstPages.subscribe(soon)
    if (somethingToKeep()) soon()
  }

  return {
    store,
    open,
    save,
    isKept() {
      const { is, mode, error } = workspaceState.getState()
      return is === 'open' && mode === 'write' && error === null && timer === undefined && underWay === 0
    },
    async allow() {
      const source = [...known.sources.values()].at(-1)
      if (reopening && source) await reopenSource(reopening, source, true)
    },
    async keepFiles() {
      copy = true
      await save()
    },
  }
}
