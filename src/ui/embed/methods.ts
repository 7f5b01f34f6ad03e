import type { Asset } from '../../analyses/asset'
import { parseRecipe, type Recipe } from '../../analyses/registry'
import type { Engine } from '../../client/types'
import { warningsOf } from '../../client/warnings'
import { brief } from '../../recipe/brief'
import { documentOf } from '../../recipe/document'
import { BasketeerError } from '../../recipe/error'
import type { ValueMeaning } from '../../recipe/guess-money'
import type { PeopleKind } from '../../workers/answers'
import { checkChain } from '../../workers/preparation/checked-chain'
import type { FileFormat } from '../../workers/protocol/files'
import type { Job } from '../../workers/protocol/jobs'
import type { GridQuery } from '../../workers/protocol/query'
import type { ExportFormat } from '../../workers/protocol/result'
import { notesOf } from '../../workers/readers/notes'
import { faceOf } from '../face-of'
import type { ThemeMode } from '../state/types'
import { type Methods, Transferred } from './connection'
import { toldProgress } from './events'
import { createHostTables } from './host-tables'
import { knownColumns } from './known-columns'
import { createQueries } from './queries'
import { embedFaults } from './sentences'

/** What the methods need of the screen. */
export interface EmbeddedScreen {
  recipe(): Recipe
  setRecipe(recipe: Recipe): void
  setQuery(change: (query: GridQuery) => GridQuery): void
  showJob(jobId: string): void
  /** Whether all that there is would be there after a reload. */
  isKept(): boolean
  setTheme(mode: ThemeMode | undefined, tokens: Record<string, string> | undefined): void
}

interface LoadParams {
  name: string
  format: FileFormat
  bytes?: ArrayBuffer | Uint8Array<ArrayBuffer>
  url?: string
  source?: string
}

interface ResultParams {
  jobId?: string
  format: ExportFormat
  of?: unknown
  money?: ValueMeaning
}

const jobView = (job: Job) => ({
  jobId: job.jobId,
  state: job.state,
  progress: toldProgress(job),
  ...(job.error ? { error: { code: job.error.code, message: job.error.message } } : {}),
})

/** Hosts know models as models. */
function toldModel({ kind: _, ...model }: Asset) {
  return { model }
}

function unknownJob(jobId: string): BasketeerError {
  return new BasketeerError('job-unknown', `There is no job ${brief(jobId)}.`)
}

/** The methods of the embed protocol over an engine and a screen. */
export function createMethods(
  engine: Engine,
  screen: EmbeddedScreen,
  fetchBlob: (url: string) => Promise<Blob>,
): Methods {
  function lastSucceeded(): Job {
    const job = engine.getState().jobs.findLast(({ state }) => state === 'succeeded')
    if (!job) throw new BasketeerError('job-unknown', 'Nothing has been run yet. Call run first.')
    return job
  }

  const tables = createHostTables(engine)

  async function comparison({ jobId, recipe }: Job, format: ExportFormat, of: unknown) {
    const { comparisonOf } = await import('./comparison-of')
    const { compared = [] } = faceOf(recipe.analysis.kind)
    const { id, query } = comparisonOf(jobId, of, compared)
    return engine.results.exportResult(id, format, query)
  }

  async function listFile(job: Job, format: ExportFormat, of: unknown) {
    if (typeof of === 'object' && of !== null && 'list' in of && of.list === 'comparison')
      return comparison(job, format, of)
    const { readPeopleOf } = await import('./people-of')
    const kind = job.recipe.analysis.kind as PeopleKind
    return engine.results.ask(kind, 'peopleFile', job.jobId, [readPeopleOf(of), format])
  }

  // Hosts send without waiting: loads happen one after the other, and a run comes after the loads before it.
  let loaded: Promise<unknown> = Promise.resolve()
  let loading = 0

  async function load({ name, format, bytes, url, source }: LoadParams) {
    const opening = loaded.then(async () => {
      const file = bytes ? new Blob([bytes]) : await fetchBlob(url ?? '')
      return tables.open({ name, format, file }, source)
    })
    loading++
    loaded = opening.then(
      () => loading--,
      () => loading--,
    )
    const info = await opening
    return {
      table: info.name,
      ...(source === undefined ? {} : { source }),
      rows: info.rows,
      rowsExact: info.rowsExact,
      columns: info.columns.map((column) => ({ name: column.name, type: column.type })),
      ...(info.asset ? toldModel(info.asset) : {}),
      ...warningsOf(notesOf(info)),
    }
  }

  async function submit(signal: AbortSignal): Promise<string> {
    const recipe = screen.recipe()
    await loaded
    await tables.prepare(recipe)
    if (signal.aborted) throw embedFaults.calledOff()
    return engine.submit(recipe).jobId
  }

  async function run(_: unknown, signal: AbortSignal) {
    const jobId = await submit(signal)
    // One that has just ended needs no end.
    signal.addEventListener('abort', () => void engine.cancel(jobId).catch(() => undefined))
    const job = await engine.finished(jobId)
    screen.showJob(jobId)
    // Hosts read of it among the warnings.
    const { outsideMoney: _told, ...outcome } = job.outcome ?? {}
    return { jobId, ...outcome }
  }

  const queries = createQueries(engine, async () => {
    const { data } = screen.recipe()
    await loaded
    return { sourceId: engine.getState().source?.id ?? null, data }
  })

  return {
    load,
    query: queries.query,
    setRecipe(recipe: unknown) {
      const complete = parseRecipe(recipe)
      const { prepared } = complete.data
      // While files are on their way it is about those, of which nothing is known.
      const known = loading > 0 ? () => undefined : knownColumns(engine.getState(), complete.data)
      if (prepared) checkChain(prepared.steps, prepared.lines, known)
      screen.setRecipe(complete)
      return documentOf(complete)
    },
    getRecipe: () => documentOf(screen.recipe()),
    run,
    async submit(_: unknown, signal: AbortSignal) {
      const jobId = await submit(signal)
      void engine.finished(jobId).then(
        () => screen.showJob(jobId),
        () => undefined,
      )
      return { jobId }
    },
    jobs: () => engine.getState().jobs.map(jobView),
    job({ jobId }: { jobId: string }) {
      const job = engine.job(jobId)
      if (!job) throw unknownJob(jobId)
      return jobView(job)
    },
    async cancel({ jobId }: { jobId?: string }) {
      const runs = engine.getState().jobs.some((job) => job.state === 'running' || job.state === 'queued')
      const asked = jobId === undefined && runs ? undefined : queries.cancel(jobId)
      return { jobId: asked ?? (await engine.cancel(jobId)) }
    },
    async result({ jobId, format, of, money }: ResultParams) {
      if (of !== undefined && money !== undefined)
        throw embedFaults.parameters({ method: 'result', wrong: 'money goes with the result itself, not with of' })
      const job = jobId === undefined ? lastSucceeded() : engine.job(jobId)
      if (!job) throw unknownJob(jobId ?? '')
      if (job.state !== 'succeeded') {
        throw new BasketeerError('job-unknown', `Job ${job.jobId} has no result: it is ${job.state}.`)
      }
      const { bytes } =
        of === undefined
          ? await engine.results.exportResult(job.jobId, format, null, undefined, money && { valueIs: money })
          : await listFile(job, format, of)
      return new Transferred({ bytes }, [bytes])
    },
    setFilter({ group }: { group?: string | null }) {
      screen.setQuery(({ groups: _, ...query }) => (group === undefined ? query : { ...query, groups: [group] }))
      return {}
    },
    setTheme({ tokens, mode }: { tokens?: Record<string, string>; mode?: ThemeMode }) {
      screen.setTheme(mode, tokens)
      return {}
    },
    status() {
      const { platform } = engine
      const { jobs, busy, memoryBytes } = engine.getState()
      const running = jobs.some(({ state }) => state === 'running' || state === 'queued')
      return {
        isolated: platform.isolated,
        threads: platform.threads,
        memory: memoryBytes,
        state: running ? 'running' : busy ? 'loading' : 'idle',
        version: platform.version,
        kept: screen.isKept(),
      }
    },
  }
}
