import { parseRecipe } from '../../../analyses/registry'
import type { Engine } from '../../../client/types'
import { crc32 } from '../../../export/crc32'
import type { Job } from '../../../workers/protocol/jobs'
import type { PublishChoice, Published } from '../../../workers/protocol/published'
import type { LookSettings } from '../../state/look-schema'
import { marks } from '../../state/marks'
import type { Workspace } from '../../state/types'
import { writeHash } from '../../state/url'
import { RESULT_FILE, VIEW_FILE, writeView } from './document'

/** What the publisher says beside what is to be done with names. */
export interface Wanted extends Pick<PublishChoice, 'people' | 'conditions' | 'steps'> {
  title: string
  /** Whether customers could be named at all. */
  ofPeople: boolean
  /** Rows whose notes go along. */
  notes: readonly number[]
}

/** Files of a folder, in the order in which they are written. */
export type PublishedFiles = readonly { name: string; bytes: Uint8Array<ArrayBuffer> }[]

/** A result as it would be published, with the sum of its bytes. */
export interface Ready extends Published {
  checksum: number
}

export async function readyFor(engine: Engine, { jobId }: Job, choice: PublishChoice): Promise<Ready> {
  const published = await engine.call((api) => api.published(jobId, choice))
  return { ...published, checksum: crc32(published.bytes) }
}

const defined = <T extends object>(parts: T): T =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T

function publishedOutcome({ outcome }: Job) {
  const { rows, limited, limitAt, stopped, method, timings, threads, shared } = outcome!
  const { ingest, encode, kernel, total } = timings
  return defined({
    rows,
    limited,
    limitAt,
    stopped,
    method,
    timings: { ingest, encode, kernel, total },
    threads,
    shared,
  })
}

/** The folder: each part of it is named here. */
export function publishedFiles(
  { platform }: Pick<Engine, 'platform'>,
  job: Job,
  { tab, selected }: Pick<Workspace, 'tab' | 'selected'>,
  { bytes, recipe, report, info, query, look, takenOut, moved, fingerprint, checksum }: Ready,
  { title, people, ofPeople, notes: going }: Wanted,
): PublishedFiles {
  const { jobId, submittedAt, startedAt, endedAt } = job
  const { stars, notes } = marks.of(jobId)
  const asked = parseRecipe(recipe)
  const place = (row: number) => moved?.[row] ?? row
  const view = writeView({
    title,
    made: new Date().toISOString().slice(0, 10),
    app: platform.version,
    people: ofPeople ? people : 'none',
    takenOut,
    job: defined({
      jobId,
      recipe,
      fingerprint,
      submittedAt,
      startedAt,
      endedAt,
      outcome: publishedOutcome(job),
      report: report as never,
      result: { ...info, columns: info.columns.map(({ name, type }) => ({ name, type })) },
    }),
    where: writeHash({ view: asked.analysis.kind, tab, recipe: asked, query, look: look as LookSettings }),
    selected: selected === null ? null : place(selected),
    marks: {
      stars: stars.map(place).sort((a, b) => a - b),
      notes: Object.fromEntries(
        going.flatMap((row) => (notes[row] === undefined ? [] : [[place(row), notes[row]] as const])),
      ),
    },
    result: { bytes: bytes.length, checksum },
  })
  return [
    { name: RESULT_FILE, bytes },
    { name: VIEW_FILE, bytes: view },
  ]
}
