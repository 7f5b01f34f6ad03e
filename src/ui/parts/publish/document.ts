import * as z from 'zod/mini'
import { parseRecipe } from '../../../analyses/registry'
import { crc32 } from '../../../export/crc32'
import { canonicalJson } from '../../../export/hash'
import type { Job } from '../../../workers/protocol/jobs'
import { publishedFaults } from './sentences'

/** Of a published folder. What older builds could not read is a new one. */
export const FORMAT = 1
/** The two files of a folder; this one is written last, so that half a folder is none. */
export const VIEW_FILE = 'view.json'
export const RESULT_FILE = 'result.arrow'

const time = z.optional(z.number())
const numbers = z.record(z.string(), z.number())

const column = z.strictObject({
  name: z.string(),
  type: z.enum(['f64', 'i32', 'bool', 'utf8', 'list', 'numbers']),
})

const job = z.strictObject({
  jobId: z.string().check(z.minLength(1)),
  recipe: z.unknown(),
  fingerprint: z.nullable(z.string()),
  submittedAt: z.number(),
  startedAt: time,
  endedAt: time,
  outcome: z.strictObject({
    rows: z.number(),
    limited: z.boolean(),
    limitAt: z.optional(z.number()),
    stopped: z.optional(z.literal(true)),
    method: z.string(),
    timings: z.strictObject({ ingest: z.number(), encode: z.number(), kernel: z.number(), total: z.number() }),
    threads: z.number(),
    shared: z.boolean(),
  }),
  report: z.strictObject({
    method: z.string(),
    methodReason: z.strictObject({ says: z.string(), facts: z.record(z.string(), z.number()), english: z.string() }),
    limited: z.boolean(),
    stopped: z.optional(z.literal(true)),
    limitAt: z.optional(z.number()),
    found: z.number(),
    threads: z.number(),
    shared: z.boolean(),
    kernelBytes: z.number(),
    phases: numbers,
  }),
  result: z.strictObject({
    jobId: z.string(),
    kind: z.string(),
    rows: z.number(),
    groupColumn: z.nullable(z.string()),
    columns: z.array(column),
    limitAt: z.optional(z.number()),
    valueScale: z.optional(z.number()),
  }),
})

const view = z.strictObject({
  title: z.string(),
  /** The day, as `2011-10-31`. */
  made: z.string(),
  /** Of the workbench. */
  app: z.string(),
  people: z.enum(['none', 'out', 'replaced', 'named']),
  takenOut: z.array(z.string()),
  job,
  /** The address within the page: tab, filters and pictures. */
  where: z.string(),
  selected: z.nullable(z.number()),
  marks: z.strictObject({ stars: z.array(z.number()), notes: z.record(z.string(), z.string()) }),
  result: z.strictObject({ bytes: z.number(), checksum: z.number() }),
})

/** All that is said of a published result beside it. */
export type PublishedView = z.infer<typeof view>

const sumOf = (document: unknown) => crc32(new TextEncoder().encode(canonicalJson(document)))

export function writeView(published: PublishedView): Uint8Array<ArrayBuffer> {
  // What a schema does not know is not written, either.
  const document = view.parse(published)
  const text = JSON.stringify({ basketeer: 'view', format: FORMAT, checksum: sumOf(document), view: document }, null, 1)
  return new TextEncoder().encode(`${text}\n`)
}

/** Throws where this is no published view, one of a newer Basketeer, or not as it was written. */
export function readView(bytes: Uint8Array, place: string): PublishedView {
  const head = headOf(bytes)
  if (!head) throw looksCut(bytes) ? publishedFaults.damaged({ place }) : publishedFaults.noView({ place })
  if (typeof head.format === 'number' && head.format > FORMAT) throw publishedFaults.newer({ place })
  const read = view.safeParse(head.view)
  if (!read.success) throw publishedFaults.damaged({ place }, read.error)
  if (sumOf(read.data) !== head.checksum) throw publishedFaults.damaged({ place }, 'checksum')
  return read.data
}

interface Head {
  format: unknown
  checksum: unknown
  view: unknown
}

function headOf(bytes: Uint8Array): Head | null {
  try {
    const document = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Head> & { basketeer?: unknown }
    if (document?.basketeer !== 'view') return null
    return { format: document.format, checksum: document.checksum, view: document.view }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const looksCut = (bytes: Uint8Array) => /^\s*\{\s*"basketeer"\s*:/.test(new TextDecoder().decode(bytes.subarray(0, 64)))

export const sameResult = (bytes: Uint8Array, { result }: PublishedView): boolean =>
  bytes.length === result.bytes && crc32(bytes) === result.checksum

/** The job as the house knows it. */
export function jobOf({ job: { recipe, fingerprint, ...told } }: PublishedView): Job {
  return {
    ...told,
    recipe: parseRecipe(recipe),
    source: fingerprint === null ? null : { name: '', fingerprint },
    state: 'succeeded',
    progress: { phase: 'result', done: 1, total: 1 },
  } as Job
}
