import { parseRecipe } from '../../../analyses/registry'
import { clientFaults } from '../../../client/sentences'
import { documentOf } from '../../../recipe/document'
import { toPlainError } from '../../../recipe/error'
import type { ValueMeaning } from '../../../recipe/guess-money'
import type { InputFile } from '../../../workers/protocol/files'
import type { Job } from '../../../workers/protocol/jobs'

/** Where the analyst was. */
export interface WhereDocument {
  /** The address, which says question, view, filters and pictures. */
  hash: string
  shownJob: string | null
  selected: number | null
  meaning: ValueMeaning | null
  /** The fingerprint of what was open last. */
  source: string | null
  /** The job that succeeded last; absent where an older build did not say. */
  last?: string | null
}

/** The files that were open, and where each is to be found again. */
export interface SourceDocument {
  name: string
  fingerprint: string
  several: boolean
  files: FileDocument[]
  /** Fingerprints of the tables that were made of them, which jobs know; absent where an older build did not say. */
  made?: readonly string[]
}

export interface FileDocument extends Pick<InputFile, 'name' | 'format' | 'table'> {
  bytes: number
  /** Null where the file bears no time, and its content tells it from others. */
  stamp: number | null
  /** The entry that holds a copy; null where there is none. */
  copy: string | null
  /** The entry that a handle to the original is kept under. */
  handle: string | null
}

export const write = (document: object): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(document))

export const read = <Document>(bytes: Uint8Array): Document => JSON.parse(new TextDecoder().decode(bytes)) as Document

export const jobDocument = (job: Job): object => ({ ...job, recipe: documentOf(job.recipe) })

/** A job as it is after its page is gone: what had not ended is interrupted. Null where its question is not known any more. */
export function jobFrom(bytes: Uint8Array): Job | null {
  try {
    const job = read<Job>(bytes)
    const restored = { ...job, recipe: parseRecipe(job.recipe) }
    if (job.state !== 'queued' && job.state !== 'running') return restored
    return { ...restored, state: 'interrupted', error: toPlainError(clientFaults.interrupted()) }
  } catch {
    return null
  }
}

/** A part of a run that is whole, by its name; one that another version made is made again. */
export interface PartDocument {
  name: string
  version: string
  value: unknown
}

export const partKey = (jobId: string, name: string): string => `part/${jobId}/${encodeURIComponent(name)}`

const BYTES = 'bytes in base 64'
/** Arguments of a call are limited in number. */
const AT_ONCE = 8192

function toText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE))
  return btoa(text)
}

export function partDocument(part: PartDocument): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify(part, (_, value: unknown) =>
    value instanceof Uint8Array ? { [BYTES]: toText(value) } : value,
  )
  return new TextEncoder().encode(text)
}

export function partFrom(bytes: Uint8Array): PartDocument {
  return JSON.parse(new TextDecoder().decode(bytes), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(BYTES in value)) return value
    return Uint8Array.from(atob(value[BYTES] as string), (letter) => letter.charCodeAt(0))
  }) as PartDocument
}

export const stampOf = ({ file, stamp }: InputFile): number | null =>
  stamp ?? ('lastModified' in file ? (file.lastModified as number) : null)

/** The same file has the same name here, whenever it is opened. */
export const copyKey = (input: InputFile): string =>
  `file/${encodeURIComponent(input.name)}-${input.file.size}-${stampOf(input)}`
