import type { FirstPage } from '../../../client/first-page'
import type { Job } from '../../../workers/protocol/jobs'
import type { Cell, ResultRow } from '../../../workers/protocol/result'
import { jobDocument, jobFrom, read } from './documents'

/** The first rows on the screen as they were answered, and the job they are of. */
interface TopDocument extends Omit<FirstPage, 'page'> {
  /** As text: what it says is said as in its own entry. */
  job: string
  page: { matched: number; total: number; columns: string[]; rows: [index: number, ...cells: unknown[]][] }
}

const NUMBER = '$number'

/** Numbers that JSON has no word for, such as a conviction without end. */
const told = (_: string, value: unknown): unknown =>
  typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? { [NUMBER]: Object.is(value, -0) ? '-0' : String(value) }
    : value

function cellFrom(value: unknown): Cell {
  if (Array.isArray(value)) return value.map(cellFrom) as string[]
  // No other cell is an object.
  return typeof value === 'object' && value !== null
    ? Number((value as Record<string, string>)[NUMBER])
    : (value as Cell)
}

export function topDocument(job: Job, { jobId, query, page }: FirstPage): Uint8Array<ArrayBuffer> {
  const columns = Object.keys(page.rows[0]?.cells ?? {})
  const rows = page.rows.map(({ index, cells }) => [index, ...columns.map((name) => cells[name])])
  const { matched, total } = page
  const document = { job: JSON.stringify(jobDocument(job)), jobId, query, page: { matched, total, columns, rows } }
  return new TextEncoder().encode(JSON.stringify(document, told))
}

/** Null where another build wrote what is not understood here. */
export function topFrom(bytes: Uint8Array): { job: Job; first: FirstPage } | null {
  try {
    const { job: asked, jobId, query, page } = read<TopDocument>(bytes)
    const job = jobFrom(new TextEncoder().encode(asked))
    if (job?.state !== 'succeeded' || job.jobId !== jobId) return null
    const { matched, total, columns } = page
    const rows = page.rows.map(
      ([index, ...cells]): ResultRow => ({
        index,
        cells: Object.fromEntries(columns.map((name, at) => [name, cellFrom(cells[at])])),
      }),
    )
    return { job, first: { jobId, query, page: { offset: 0, rows, matched, total } } }
  } catch {
    return null
  }
}
