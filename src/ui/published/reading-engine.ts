import type { Engine, Results } from '../../client/types'
import type { Job } from '../../workers/protocol/jobs'
import { plainly } from '../base/told'
import { publishedFaults } from '../parts/publish/sentences'

/** What answers say that need the lines behind a result. */
const MISSING: ReadonlySet<string> = new Set(['no-data', 'job-unknown'])

/** An engine whose results say, where they need what was not published, that it was not. */
export function readingEngine(engine: Engine, { source }: Pick<Job, 'source'>): Engine {
  const told = (error: unknown) => {
    const here = source !== null && engine.getState().source?.fingerprint === source.fingerprint
    if (here || !MISSING.has(plainly(error).code)) return error
    return source === null ? publishedFaults.cannot(error) : publishedFaults.needsData(error)
  }
  const results = Object.fromEntries(
    Object.entries(engine.results).map(([name, ask]) => [
      name,
      (...asked: unknown[]) =>
        (ask as (...all: unknown[]) => Promise<unknown>)(...asked).catch((error: unknown) => {
          throw told(error)
        }),
    ]),
  ) as unknown as Results
  return { ...engine, results }
}
