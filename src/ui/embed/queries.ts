import { askSql } from '../../client/sql'
import type { Engine } from '../../client/types'
import type { SqlOver } from '../../workers/protocol/sql'
import { Transferred } from './connection'

const USUAL_LIMIT = 10_000

interface QueryParams {
  sql: string
  limit?: number
  /** By which it can be cancelled. */
  jobId?: string
}

/** Statements of hosts that are under way. */
export function createQueries(engine: Engine, over: () => Promise<SqlOver>) {
  const running = new Map<string, AbortController>()
  let asked = 0

  return {
    async query({ sql, limit = USUAL_LIMIT, jobId = `query-${++asked}` }: QueryParams, called: AbortSignal) {
      running.get(jobId)?.abort()
      const controller = new AbortController()
      running.set(jobId, controller)
      const signal = AbortSignal.any([controller.signal, called])
      try {
        const rows = await askSql(engine, 'rows', { ...(await over()), sql, limit, mayRead: true }, { signal })
        return new Transferred({ jobId, ...rows }, [rows.bytes])
      } finally {
        if (running.get(jobId) === controller) running.delete(jobId)
      }
    },
    /** The one of this name, or the last; undefined where there is none. */
    cancel(jobId = [...running.keys()].at(-1)): string | undefined {
      const found = jobId === undefined ? undefined : running.get(jobId)
      found?.abort()
      return found && jobId
    },
  }
}
