import { canonicalQuery } from '../../../client/queries'
import type { Engine } from '../../../client/types'
import type { Job } from '../../../workers/protocol/jobs'
import type { About, Change } from '../../../workers/protocol/store'
import { marks } from '../../state/marks'
import { shownJob as shownOf } from '../../state/shown-job'
import { writeHash } from '../../state/url'
import type { WorkspaceStore } from '../../state/workspace'
import { keptSets } from '../people/kept-sets'
import { TOP } from './at-once'
import {
  copyKey,
  type FileDocument,
  jobDocument,
  partDocument,
  partKey,
  type SourceDocument,
  stampOf,
  type WhereDocument,
  write,
} from './documents'
import { topDocument } from './top-document'

/** Files up to so large in all are copied without asking. */
export const COPIED_AT_ONCE = 64 * 2 ** 20

/** What was kept last, to tell what has changed. */
export interface Known {
  /** By key: what stood there, compared by identity or as text. */
  saved: Map<string, unknown>
  /** Keys that are there. */
  entries: Set<string>
  /** Tables that were open, by fingerprint; the one that is open now is the last that was kept. */
  sources: Map<string, SourceDocument>
}

export interface Collected {
  change: Required<Pick<Change, 'drop'>> & { put: Record<string, Blob | Uint8Array<ArrayBuffer>> }
  /** What is to be remembered once it is kept. */
  saved: [key: string, token: unknown][]
  /** Bytes of files that wait for a word before they are copied. */
  unkept: number
}

interface Parts {
  engine: Engine
  workspace: WorkspaceStore
  known: Known
  /** Somebody has said that files may be copied, however large. */
  copy: boolean
  /** Files and models that were opened are kept. */
  files: boolean
}

/** What is whole of a job that came to no end; of one that succeeded nothing of it is needed any more. */
function ofParts({ engine, known }: Pick<Parts, 'engine' | 'known'>, job: Job, change: Collected['change']): void {
  const { jobId, state } = job
  const { version } = engine.platform
  if (state === 'succeeded') {
    const gone = [...known.entries].filter((key) => key.startsWith(partKey(jobId, '')))
    if (gone.length > 0) change.drop = [...change.drop, ...gone]
    return
  }
  for (const [name, value] of engine.parts(jobId)) {
    const key = partKey(jobId, name)
    if (!known.entries.has(key)) change.put[key] = partDocument({ name, version, value })
  }
}

/** Of jobs: what was asked, what came of it, and what is whole of it. */
async function ofJobs({ engine, known }: Parts, { change, saved }: Collected): Promise<void> {
  for (const job of engine.getState().jobs) {
    ofParts({ engine, known }, job, change)
    const key = `job/${job.jobId}`
    const ended = job.state !== 'queued' && job.state !== 'running'
    const token = ended ? job : 'open'
    if (known.saved.get(key) === token) continue
    change.put[key] = write(jobDocument(job))
    saved.push([key, token])
    const result = `result/${job.jobId}`
    if (job.state !== 'succeeded' || known.entries.has(result)) continue
    // Of many runs in a row the first may have made room already: then its question is kept, and its answer is not.
    const bytes = await engine.call((api) => api.kept(job.jobId)).catch(() => null)
    if (bytes) change.put[result] = bytes
  }
}

/** Whether a job was asked of it, and may be asked again. */
export function isAsked(
  { fingerprint, made }: Pick<SourceDocument, 'fingerprint' | 'made'>,
  jobs: readonly Pick<Job, 'source'>[],
): boolean {
  return (
    (made === undefined && jobs.length > 0) ||
    jobs.some(({ source }) => source && [fingerprint, ...(made ?? [])].includes(source.fingerprint))
  )
}

function ofSource({ engine, known, copy }: Parts, collected: Collected): void {
  const { source, tables } = engine.getState()
  if (!source) return
  const { files } = engine.inputs()
  if (files.length === 0) return
  const lines = tables?.lines ?? source
  const at = `source/${lines.fingerprint}`
  const made = [...new Set([...(known.sources.get(lines.fingerprint)?.made ?? []), source.fingerprint])]
  const token = JSON.stringify([
    made,
    lines.fingerprint,
    files.map(copyKey),
    files.map(({ handle }) => handle !== undefined),
  ])
  const wanting = files.filter(({ handle }) => !handle).filter((file) => !known.entries.has(copyKey(file)))
  const bytes = wanting.reduce((sum, { file }) => sum + file.size, 0)
  const copied = copy || bytes <= COPIED_AT_ONCE
  if (!copied) collected.unkept = bytes
  if (known.saved.get(at) === token && (wanting.length === 0 || !copied)) return
  for (const file of copied ? wanting : []) collected.change.put[copyKey(file)] = file.file
  const there = (key: string) => known.entries.has(key) || key in collected.change.put
  const document: SourceDocument = {
    name: lines.name,
    fingerprint: lines.fingerprint,
    several: tables !== null,
    made,
    files: files.map((file): FileDocument => {
      const key = copyKey(file)
      const { name, format, table } = file
      return {
        name,
        ...(format && { format }),
        ...(table !== undefined && { table }),
        bytes: file.file.size,
        stamp: stampOf(file),
        copy: there(key) ? key : null,
        handle: file.handle ? key : null,
      }
    }),
  }
  collected.change.put[at] = write(document)
  collected.saved.push([at, token])
  // What was looked at and never asked is not kept for the sake of what follows.
  for (const [fingerprint, each] of known.sources)
    if (!isAsked(each, engine.getState().jobs)) known.sources.delete(fingerprint)
  // Anew at the end: the last is the one that is open.
  known.sources.delete(lines.fingerprint)
  known.sources.set(lines.fingerprint, document)
  const kept = new Set([...known.sources.values()].flatMap((each) => each.files.map(({ copy: key }) => key)))
  collected.change.drop = [...known.entries].filter(
    (key) =>
      (key.startsWith('file/') && !kept.has(key)) ||
      (key.startsWith('source/') && !known.sources.has(key.slice('source/'.length))),
  )
  // Where it is opened again it is written again.
  for (const key of collected.change.drop) known.saved.delete(key)
}

async function ofSets({ engine, known }: Parts, { change, saved }: Collected): Promise<void> {
  const sets = keptSets.get()
  if (known.saved.get('sets') === sets || (sets.length === 0 && !known.entries.has('sets'))) return
  const members = await engine.call((api) => api.keptSets())
  change.put['sets'] = write(sets)
  if (members) change.put['members'] = members
  saved.push(['sets', sets])
}

/** The rows that stand on the screen first, beside the result that they are of. */
function ofTop({ engine, workspace, known }: Parts, { change, saved }: Collected): void {
  const { shownJob, query: asked, recipe } = workspace.getState()
  const job = shownOf(engine.getState().jobs, recipe.analysis.kind, shownJob)
  if (!job) return
  const query = canonicalQuery(asked)
  const page = engine.firstPages.find(job.jobId, query)
  const result = `result/${job.jobId}`
  if (!page || !(known.entries.has(result) || result in change.put) || known.saved.get(TOP) === page) return
  change.put[TOP] = topDocument(job, { jobId: job.jobId, query, page })
  saved.push([TOP, page])
}

function ofMarks({ known }: Parts, { change, saved }: Collected): void {
  for (const [jobId, told] of Object.entries(marks.all())) {
    const key = `marks/${jobId}`
    if (known.saved.get(key) === told) continue
    change.put[key] = write(told)
    saved.push([key, told])
  }
}

function ofAssets({ engine, known }: Parts, { change, saved }: Collected): void {
  for (const { kind, id, file } of engine.inputs().assets) {
    const key = `asset/${id}`
    if (known.entries.has(key)) continue
    change.put[key] = file.file
    change.put[`asset-of/${id}`] = write({ kind, name: file.name })
    saved.push([key, true])
  }
}

function ofPlace({ engine, workspace, known }: Parts, { change, saved }: Collected): void {
  const now = workspace.getState()
  const { shownJob, selected, meaning } = now
  const { source: open, tables } = engine.getState()
  const source = (tables?.lines ?? open)?.fingerprint ?? [...known.sources.keys()].at(-1) ?? null
  const last = engine.getState().jobs.findLast(({ state }) => state === 'succeeded')?.jobId ?? null
  const where: WhereDocument = { hash: writeHash(now), shownJob, selected, meaning, source, last }
  const token = JSON.stringify(where)
  if (known.saved.get('where') === token) return
  change.put['where'] = write(where)
  saved.push(['where', token])
}

/** What has changed since it was last kept. */
export async function collect(parts: Parts): Promise<Collected> {
  const collected: Collected = { change: { put: {}, drop: [] }, saved: [], unkept: 0 }
  if (parts.files) ofSource(parts, collected)
  ofMarks(parts, collected)
  if (parts.files) ofAssets(parts, collected)
  ofPlace(parts, collected)
  await ofSets(parts, collected)
  await ofJobs(parts, collected)
  ofTop(parts, collected)
  return collected
}

/** What a list of workspaces says of this one. */
export function factsOf(engine: Engine, sources: About['facts']['sources']): About['facts'] {
  const { jobs } = engine.getState()
  const all = Object.values(marks.all())
  return {
    sources,
    results: jobs.filter(({ state }) => state === 'succeeded').length,
    stars: all.reduce((sum, { stars }) => sum + stars.length, 0),
    notes: all.reduce((sum, { notes }) => sum + Object.keys(notes).length, 0),
  }
}
