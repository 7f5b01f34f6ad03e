import { doneOf, type Step } from '../../preparation/steps'
import type { BasketeerError } from '../../recipe/error'
import { readReference } from '../../recipe/kept-set'
import type { Preparation, ReadOptions, RecipeData, SourceData } from '../../recipe/schema'
import type { KeptSets } from '../people/kept-sets'
import { withinSets, withSetColumn } from '../people/within-sets'
import { beginning, isPlain } from '../preparation/prepare'
import { preparationFaults } from '../preparation/sentences'
import type { PreparedSource } from '../preparation/step'
import { doStep } from '../preparation/steps'
import type { Workshop } from '../preparation/workshop'
import type { Source } from '../readers/batch'
import { readsAlike } from './reads-alike'
import { dataFaults } from './sentences'
import { createSharedTask, type SharedTask } from './shared-task'

/** Sources by id, from `inspect` to `close`. */
export interface OpenSources {
  /** `reopen` looks at the same files again, to read them in another way. */
  add(source: Source, reopen: (read: ReadOptions) => Promise<Source>): void
  /** Other tables that belong to a source, by the names that recipes know them by; they stay open as long as it does. */
  beside(id: string, tables: readonly { name: string; id: string }[]): void
  /**
   * The source as a recipe wants it: itself, the same files opened anew under the same id where they are to be read in
   * another way, or with its steps done.
   */
  readAs(id: string, data: Wanted, signal?: AbortSignal): Promise<Source>
  /** The same with what is known of its steps; undefined where there are none. */
  prepared(id: string, data: Wanted, signal?: AbortSignal): Promise<PreparedSource | undefined>
  /** The tables beside a source, each as a recipe wants it. */
  named(id: string, data: Wanted): Promise<{ name: string; source: Source }[]>
  /** One of them. */
  table(id: string, name: string, data: Wanted, signal: AbortSignal): Promise<Source>
  /** The table after so many of the steps that are done. */
  after(id: string, data: Wanted, steps: number, signal: AbortSignal): Promise<Source>
  has(id: string): boolean
  close(id: string): void
}

type Wanted = Pick<RecipeData, 'read' | 'prepared'> & Partial<Pick<RecipeData, 'roles'>>

interface Opened {
  source: Source
  /** Ids of other tables by name. */
  beside: Map<string, string>
  /** By the chain of steps. */
  made: Map<string, SharedTask<PreparedSource, never>>
  reopen(read: ReadOptions): Promise<Source>
  /** By what the recipe says of reading. */
  others: Map<string, Promise<Source>>
}

function closed(id: string): BasketeerError {
  return dataFaults.fileClosed(`source ${id}`)
}

/** Of so many parts of chains it is known what they made; those asked for longest ago are made again when needed. */
const MOST_MADE = 24

const released = (task: SharedTask<PreparedSource, never>) =>
  void task
    .join(new AbortController().signal, () => undefined)
    .then(
      ({ release }) => release?.(),
      () => undefined,
    )

function letGoOfOldest(made: Map<string, SharedTask<PreparedSource, never>>, most = MOST_MADE): void {
  for (const [key, task] of made) {
    if (made.size <= most) return
    made.delete(key)
    released(task)
  }
}

/** `workshop` is where steps are done that need all rows at once. */
export function createOpenSources(sets: KeptSets, workshop?: () => Workshop): OpenSources {
  const never = new AbortController().signal
  const sources = new Map<string, Opened>()
  /** Sources with a column that says who is in a set, by its name. */
  const byGroup = new WeakMap<Source, Map<string, Source>>()

  function opened(id: string): Opened {
    const found = sources.get(id)
    if (found) return found
    throw closed(id)
  }

  async function readAnew({ source, reopen }: Opened, read: ReadOptions): Promise<Source> {
    const other = withinSets(await reopen(read), sets)
    const { id } = source.info
    if (sources.has(id)) return { ...other, info: { ...other.info, id } }
    other.close()
    throw closed(id)
  }

  async function asRead(id: string, read: ReadOptions | undefined): Promise<Source> {
    const known = opened(id)
    if (!read || readsAlike(known.source.info, read)) return known.source
    const key = JSON.stringify(Object.entries(read).sort())
    let other = known.others.get(key)
    if (!other) {
      other = readAnew(known, read)
      known.others.set(key, other)
      other.catch(() => known.others.delete(key))
    }
    return other
  }

  async function besideAs(id: string, name: string, asked: SourceData | undefined, signal = never): Promise<Source> {
    const other = opened(id).beside.get(name)
    if (other === undefined) throw preparationFaults.tableMissing({ table: name, files: asked?.files ?? [] })
    const { read, steps = [], filters } = asked ?? {}
    const own = { read, prepared: { lines: name, sources: {}, steps, where: filters } }
    return (await prepared(other, own, signal)) ?? asRead(other, read)
  }

  /** What was made of a chain up to a step, each part of it once: a changed last step does not do the others again. */
  function madeUpTo(
    id: string,
    data: Wanted & { prepared: Preparation },
    steps: readonly Step[],
  ): SharedTask<PreparedSource, never> {
    const { made } = opened(id)
    const { read, prepared: asked } = data
    const all = doneOf(asked.steps)
    const key = JSON.stringify([read, asked.where, asked.sources, isPlain(all), steps])
    const known = made.get(key)
    if (known && !known.abandoned()) {
      made.delete(key)
      made.set(key, known)
      return known
    }
    const task = createSharedTask<PreparedSource, never>(async (signal) => {
      try {
        const step = steps.at(-1)
        if (!step) {
          const lines = await beginning(await asRead(id, read), { ...asked, steps: all })
          return { ...lines, ...withinSets(lines, sets) }
        }
        const before = await madeUpTo(id, data, steps.slice(0, -1)).join(signal, () => undefined)
        const source = (name: string) => besideAs(id, name, asked.sources[name], signal)
        const done = await doStep(before, step, { source, signal, ...(workshop && { workshop }) })
        return { ...done, ...withinSets(done, sets) }
      } catch (cause) {
        if (made.get(key) === task) made.delete(key)
        throw cause
      }
    })
    made.set(key, task)
    letGoOfOldest(made)
    return task
  }

  async function prepared(id: string, data: Wanted, signal = never): Promise<PreparedSource | undefined> {
    const { prepared: asked } = data
    if (!asked || (doneOf(asked.steps).length === 0 && !asked.where?.length)) return undefined
    return madeUpTo(id, { ...data, prepared: asked }, doneOf(asked.steps)).join(signal, () => undefined)
  }

  /** Always the same one for the same set: what is read of it is kept by it. */
  function grouped(source: Source, reference: string): Source {
    const known = byGroup.get(source) ?? new Map<string, Source>()
    byGroup.set(source, known)
    const made = known.get(reference) ?? withSetColumn(source, reference)
    known.set(reference, made)
    return made
  }

  /** Whether another source still has it beside. */
  const needed = (id: string) => [...sources.values()].some(({ beside }) => [...beside.values()].includes(id))

  function close(id: string): void {
    const known = sources.get(id)
    sources.delete(id)
    if (known) letGoOfOldest(known.made, 0)
    known?.source.close()
    for (const other of known?.others.values() ?? []) {
      other.then(
        (source) => source.close(),
        () => undefined,
      )
    }
    for (const other of known?.beside.values() ?? []) if (!needed(other)) close(other)
  }

  return {
    add: (source, reopen) =>
      void sources.set(source.info.id, {
        source: withinSets(source, sets),
        reopen,
        others: new Map(),
        beside: new Map(),
        made: new Map(),
      }),
    beside(id, tables) {
      const known = opened(id)
      known.beside = new Map(tables.map((table) => [table.name, table.id]))
      letGoOfOldest(known.made, 0)
    },
    async readAs(id, data, signal) {
      const source = (await prepared(id, data, signal)) ?? (await asRead(id, data.read))
      const { group } = data.roles ?? {}
      return group !== undefined && readReference(group) ? grouped(source, group) : source
    },
    prepared,
    named: (id, data) =>
      Promise.all(
        [...opened(id).beside.keys()].map(async (name) => ({
          name,
          source: await besideAs(id, name, data.prepared?.sources[name]),
        })),
      ),
    table: (id, name, data, signal) => besideAs(id, name, data.prepared?.sources[name], signal),
    async after(id, data, count, signal) {
      const { prepared: asked } = data
      if (!asked) return asRead(id, data.read)
      const steps = doneOf(asked.steps).slice(0, count)
      return madeUpTo(id, { ...data, prepared: asked }, steps).join(signal, () => undefined)
    },
    has: (id) => sources.has(id),
    close,
  }
}
