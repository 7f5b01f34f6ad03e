import type { Job } from '../workers/protocol/jobs'
import { transfer } from '../workers/rpc'
import type { DataWorker } from './data-worker'
import type { FirstPages } from './first-page'
import type { Losses } from './losses'
import type { EngineState, KeptResults, WholeParts } from './types'

/** Results that come back from where they are kept, when somebody looks at them. */
export interface Restored {
  from(kept: KeptResults): void
  /** Whether it would come back. */
  has(jobId: string): boolean
  /** False where it was not kept either. */
  bring(jobId: string): Promise<boolean>
  /** What was kept of the work of a job that came to no end. */
  parts(jobId: string): Promise<WholeParts>
  /** After a source was opened: results that were mined from it get it back. */
  attach(): void
}

interface Parts {
  data(): DataWorker
  /** Jobs whose results the data worker has, oldest first. */
  held: string[]
  job(jobId: string): Job | undefined
  source(): EngineState['source']
  losses: Losses
  firstPages: FirstPages
  onAttached(): void
  /** Rows of it are on the screen, and it cannot be read. */
  onUnread(jobId: string): void
}

export function createRestored({ data, held, job, source, losses, firstPages, onAttached, onUnread }: Parts): Restored {
  const underWay = new Map<string, Promise<boolean>>()
  /** The source that each result has got back, by its id. */
  const behind = new Map<string, string>()
  let kept: KeptResults | undefined

  async function attachOne(jobId: string): Promise<void> {
    const open = source()
    if (!open || behind.get(jobId) === open.id || job(jobId)?.source?.fingerprint !== open.fingerprint) return
    if (!(await data().call((api) => api.attach(jobId, open.id)))) return
    behind.set(jobId, open.id)
    onAttached()
  }

  async function bring(jobId: string): Promise<boolean> {
    const bytes = await kept?.result(jobId)
    if (!bytes) return false
    await data().call((api) => api.restore(jobId, transfer(bytes, [bytes.buffer])))
    held.push(jobId)
    losses.recovered(jobId)
    behind.delete(jobId)
    // A result is shown whether its lines are there or not.
    await attachOne(jobId).catch(() => undefined)
    return true
  }

  return {
    from(next) {
      kept = next
      if (next.first) firstPages.keptFrom(next.first)
    },
    has: (jobId) => kept?.has(jobId) ?? false,
    async bring(jobId) {
      if (!kept || job(jobId)?.state !== 'succeeded') return false
      const known = underWay.get(jobId)
      if (known) return known
      const coming = bring(jobId).finally(() => underWay.delete(jobId))
      coming.catch(() => {
        // Its first rows are not to stand there as if all were well.
        if (firstPages.forget(jobId)) onUnread(jobId)
      })
      underWay.set(jobId, coming)
      return coming
    },
    // Without them the work is done again.
    parts: async (jobId) => (await kept?.parts(jobId).catch(() => undefined)) ?? new Map(),
    attach() {
      for (const jobId of held) void attachOne(jobId).catch(() => undefined)
    },
  }
}
