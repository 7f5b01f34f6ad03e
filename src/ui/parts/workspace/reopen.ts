import type { AnalysisKind } from '../../../analyses/registry'
import { canonicalQuery } from '../../../client/queries'
import type { Store } from '../../../client/store'
import type { InputFile } from '../../../workers/protocol/files'
import type { Job } from '../../../workers/protocol/jobs'
import type { OpenWorkspace } from '../../../workers/protocol/store'
import { nextPaint } from '../../base/next-paint'
import type { CommandContext } from '../../run/commands/command'
import { comingBack } from '../../state/coming-back'
import { type Marks, marks } from '../../state/marks'
import { shownJob } from '../../state/shown-job'
import type { Workspace } from '../../state/types'
import { readHash } from '../../state/url'
import { opening } from '../open/opening-state'
import { type NamedSet, restoreSets } from '../people/kept-sets'
import { TOP } from './at-once'
import type { Known } from './collect'
import { jobFrom, partKey, read, type SourceDocument, type WhereDocument } from './documents'
import { keptResults } from './kept-results'
import { topFrom } from './top-document'
import { workspaceState } from './workspace-state'

/** A workspace while it is being opened. */
export interface Reopening extends CommandContext {
  store: Store
  opened: OpenWorkspace
  known: Known
  /** The first rows that were kept, while nothing else of their result has been read. */
  top?: { job: Job; shown: Promise<unknown> }
}

async function documentAt<Document>({ store, opened }: Reopening, key: string): Promise<Document | null> {
  if (!opened.entries.some((entry) => entry.key === key)) return null
  return read<Document>(opened.first[key] ?? (await store.read(opened.id, key)))
}

const keysOf = ({ opened }: Reopening, prefix: string) =>
  opened.entries.flatMap(({ key }) => (key.startsWith(prefix) ? [key] : []))

const partsIn = (reopening: Reopening, jobId: string) => keysOf(reopening, partKey(jobId, ''))

export async function restoreJobs(reopening: Reopening): Promise<void> {
  const { engine, store, opened, known, top } = reopening
  const read = await Promise.all(
    keysOf(reopening, 'job/').map(async (key) =>
      jobFrom(await store.read(opened.id, key).catch(() => new Uint8Array())),
    ),
  )
  const jobs = read
    .filter((job): job is Job => job !== null)
    .map(({ parts: _, ...job }): Job => {
      const parts = partsIn(reopening, job.jobId).length
      return parts > 0 ? { ...job, parts } : job
    })
    .sort((a, b) => a.submittedAt - b.submittedAt)
  for (const job of jobs) known.saved.set(`job/${job.jobId}`, job.jobId === top?.job.jobId ? top.job : job)
  engine.restore(jobs, keptResults(reopening, opened.id))
}

export async function restoreMarks(reopening: Reopening): Promise<void> {
  const all = await Promise.all(
    keysOf(reopening, 'marks/').map(async (key) => [key.slice(6), await documentAt<Marks>(reopening, key)] as const),
  )
  const byJob = Object.fromEntries(all.flatMap(([jobId, each]) => (each ? [[jobId, each]] : [])))
  for (const [jobId, each] of Object.entries(byJob)) reopening.known.saved.set(`marks/${jobId}`, each)
  marks.restore(byJob)
}

async function restoreOthers(reopening: Reopening): Promise<void> {
  const { engine, store, opened, known } = reopening
  const sets = (await documentAt<NamedSet[]>(reopening, 'sets')) ?? []
  if (opened.entries.some(({ key }) => key === 'members')) {
    await engine.bringSets(() => store.read(opened.id, 'members'))
    known.saved.set('sets', sets)
    restoreSets(sets)
  }
  for (const key of keysOf(reopening, 'asset-of/')) {
    const told = await documentAt<{ kind: AnalysisKind; name: string }>(reopening, key)
    if (!told) continue
    const file = await store.file(opened.id, key.replace('asset-of/', 'asset/'))
    await engine.openAsset(told.kind, { name: told.name, file })
  }
}

type Permission = (of: { mode: 'read' }) => Promise<PermissionState>

/** Reading an original on another day the analyst allows anew, with a press. Not every browser asks. */
async function mayRead(original: FileSystemFileHandle, mayAsk: boolean): Promise<boolean> {
  const asked = original as FileSystemFileHandle & { queryPermission?: Permission; requestPermission?: Permission }
  const ask = mayAsk ? asked.requestPermission : asked.queryPermission
  return !ask || (await ask.call(asked, { mode: 'read' })) === 'granted'
}

/** The files as they were: copies, and originals that may be read without asking. */
async function filesOf(
  { store, opened }: Reopening,
  source: SourceDocument,
  mayAsk: boolean,
): Promise<InputFile[] | 'ask' | null> {
  const files: InputFile[] = []
  for (const { name, format, table, stamp, copy, handle } of source.files) {
    const told = {
      name,
      ...(stamp !== null && { stamp }),
      ...(format && { format }),
      ...(table !== undefined && { table }),
    }
    if (copy !== null) {
      const file = await store.file(opened.id, copy)
      // A slice has no time of its own, as the file had none.
      files.push({ ...told, file: stamp === null ? file.slice() : file })
    } else if (handle !== null) {
      const original = await store.handle(opened.id, handle)
      if (!original) return null
      if (!(await mayRead(original, mayAsk))) return 'ask'
      files.push({ ...told, file: await original.getFile(), handle: original })
    } else return null
  }
  return files
}

async function openSource(context: CommandContext, { several }: SourceDocument, files: InputFile[]): Promise<void> {
  const { engine, workspace } = context
  const { data } = workspace.getState().recipe
  await opening(files[0]?.name ?? '', async (signal) => {
    const { openSeveral, withSteps } = await import('../open/several')
    if (several) await openSeveral(context, files, { append: false, signal })
    else await withSteps(context, await engine.open(files, { signal, ...(data.read && { read: data.read }) }))
  })
}

/** The place it was left at, unless the address names one already; `last` is the job that succeeded last. */
function placeOf(
  { workspace }: CommandContext,
  { hash, shownJob, selected, meaning }: WhereDocument,
  keepAddress: boolean,
  last: Job | undefined,
): Partial<Workspace> {
  const found = keepAddress && workspace.getState().view !== 'start' ? null : readHash(hash)
  // Left from the first page: whoever opens it wants to see what is in it.
  const left: Partial<Workspace> =
    found?.view !== 'start' ? {} : last ? { view: last.recipe.analysis.kind, recipe: last.recipe } : { view: 'data' }
  return { ...found, ...left, shownJob, selected, meaning, fresh: false }
}

/**
 * Draws the first rows as they were kept, where they are those of the place it was left at. They bear a checksum of their own, and
 * are of a result that never changes; that is read after them, and if it cannot be, they go.
 */
async function firstRows(
  reopening: Reopening,
  where: WhereDocument | null,
  keepAddress: boolean,
): Promise<Reopening['top']> {
  const { engine, workspace, opened, known } = reopening
  const bytes = opened.first[TOP]
  const found = bytes && topFrom(bytes)
  if (!where || !found || !known.entries.has(`result/${found.job.jobId}`)) return undefined
  const { job, first } = found
  const place = placeOf(reopening, where, keepAddress, job)
  const { view, query, recipe } = { ...workspace.getState(), ...place }
  const { kind } = job.recipe.analysis
  if (view !== kind || recipe.analysis.kind !== kind) return undefined
  if (place.recipe === job.recipe && where.last !== job.jobId) return undefined
  if (JSON.stringify(canonicalQuery(query)) !== JSON.stringify(first.query)) return undefined
  await restoreMarks(reopening)
  const top = { job, shown: nextPaint() }
  known.saved.set(`job/${job.jobId}`, job)
  known.saved.set(TOP, first.page)
  engine.restore([job], keptResults({ ...reopening, top }, opened.id, first))
  workspace.setState(place)
  comingBack.end()
  await top.shown
  return top
}

/** The answer on the screen is asked for before anything else takes the data worker's time. */
async function answered({ engine, workspace }: CommandContext): Promise<void> {
  const { shownJob: chosen, query, recipe } = workspace.getState()
  const shown = shownJob(engine.getState().jobs, recipe.analysis.kind, chosen)
  // The view asks itself, and says what went wrong.
  if (shown) await engine.results.page(shown.jobId, query, 0, 1).catch(() => undefined)
}

/** Results first; the files they came from after that, and it does no harm where they are gone. */
export async function reopenInto(reopening: Reopening, keepAddress: boolean): Promise<void> {
  const { engine, workspace, known, opened } = reopening
  for (const { key } of opened.entries) known.entries.add(key)
  const where = await documentAt<WhereDocument>(reopening, 'where')
  const top = await firstRows(reopening, where, keepAddress)
  if (top) await restoreJobs({ ...reopening, top })
  else {
    // Its answer is on the screen as soon as somebody can read it.
    void engine.call((api) => api.memory()).catch(() => undefined)
    await Promise.all([restoreJobs(reopening), restoreMarks(reopening)])
    const last = engine.getState().jobs.findLast(({ state }) => state === 'succeeded')
    if (where) workspace.setState(placeOf(reopening, where, keepAddress, last))
    comingBack.end()
    await answered(reopening)
  }
  await restoreOthers(reopening)
  for (const key of keysOf(reopening, 'source/')) {
    const told = await documentAt<SourceDocument>(reopening, key)
    if (told) known.sources.set(told.fingerprint, told)
  }
  const source = known.sources.get(where?.source ?? '')
  if (source) await reopenSource(reopening, source, false)
}

/** From its copies, or from the originals; with `mayAsk` after a press, which a browser wants before it asks. */
export async function reopenSource(reopening: Reopening, source: SourceDocument, mayAsk: boolean): Promise<void> {
  const files = await filesOf(reopening, source, mayAsk).catch(() => null)
  if (files !== null && files !== 'ask') await openSource(reopening, source, files)
  else workspaceState.setState({ missing: source.files.map(({ name }) => name), askable: files === 'ask' })
}
