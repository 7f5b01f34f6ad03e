import type { Engine, Results } from '../../client/types'
import { LINES_MISSING } from '../../workers/lines-missing'
import type { Job } from '../../workers/protocol/jobs'
import { plainly } from '../base/told'
import { publishedFaults } from '../parts/publish/sentences'

/** An engine whose results say, where they need what was not published, that it was not. */
export function readingEngine(engine: Engine, { source }: Pick<Job, 'source'>): Engine {
  const told = (error: unknown) => {
    const here = source !== null && engine.getState().source?.fingerprint === source.fingerprint
    if (here || !LINES_MISSING.has(plainly(error).says ?? '')) return error
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
