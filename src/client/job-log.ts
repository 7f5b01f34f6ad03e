import { parseRecipe } from '../analyses/registry'
import { documentOf } from '../recipe/document'
import { toPlainError } from '../recipe/error'
import type { Job } from '../workers/protocol/jobs'
import { clientFaults } from './sentences'

const KEY = 'basketeer-open-jobs'

export type JobStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What is kept of a job that has not ended: enough to ask for it again. */
type OpenJob = Pick<Job, 'jobId' | 'recipe' | 'source' | 'submittedAt'>

export interface JobLog {
  /** Jobs the page was closed over, as interrupted ones. */
  interrupted(): Job[]
  /** Remembers which jobs are open; cheap while they stay the same. */
  note(jobs: readonly Job[]): void
}

/**
 * The page's own storage, which lives as long as its tab; null where the browser refuses it, and in frames: those of
 * one origin share it, and would take each other's jobs for their own.
 */
export function tabStorage(): JobStorage | null {
  try {
    return globalThis.parent === globalThis.self ? globalThis.sessionStorage : null
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

function asInterrupted({ jobId, recipe, source, submittedAt }: OpenJob): Job {
  return {
    jobId,
    recipe: parseRecipe(recipe),
    source,
    submittedAt,
    state: 'interrupted',
    progress: { phase: 'queued', done: 0, total: 0 },
    error: toPlainError(clientFaults.interrupted()),
  }
}

/** Survives a reload, so that nobody wonders where a run has gone. */
export function createJobLog(storage: JobStorage | null): JobLog {
  let noted = ''

  function keep(text: string): void {
    try {
      storage?.setItem(KEY, text)
    } catch (error) {
      // No room: a run matters more than the memory of it.
      if (!(error instanceof DOMException)) throw error
    }
  }

  return {
    interrupted() {
      const kept = storage?.getItem(KEY)
      storage?.removeItem(KEY)
      if (!kept) return []
      try {
        return (JSON.parse(kept) as OpenJob[]).map(asInterrupted)
      } catch {
        // Written by another version of the page: what it says cannot be asked again.
        return []
      }
    },
    note(jobs) {
      const open = jobs.filter(({ state }) => state === 'queued' || state === 'running')
      const ids = open.map(({ jobId }) => jobId).join(' ')
      if (ids === noted) return
      noted = ids
      if (open.length === 0) storage?.removeItem(KEY)
      else {
        const kept = open.map(({ jobId, recipe, source, submittedAt }) => ({
          jobId,
          recipe: documentOf(recipe),
          source,
          submittedAt,
        }))
        keep(JSON.stringify(kept))
      }
    },
  }
}
