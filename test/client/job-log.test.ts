import { describe, expect, test } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { createJobLog, type JobStorage } from '../../src/client/job-log'
import { createJobQueue } from '../../src/client/jobs'
import type { Job } from '../../src/workers/protocol/jobs'

const recipe = parseRecipe({
  recipe: 1,
  data: { files: ['a.csv'], roles: { basket: 'b', item: 'i' } },
  analysis: { kind: 'rules', minSupport: 0.1 },
})
const source = { name: 'a.csv', fingerprint: 'f' }

function storageOf(kept = new Map<string, string>()): JobStorage & { writes: number } {
  return {
    writes: 0,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      this.writes++
      kept.set(key, value)
    },
    removeItem: (key) => void kept.delete(key),
  }
}

const job = (jobId: string, state: Job['state'], done = 0): Job => ({
  jobId,
  recipe,
  source,
  state,
  progress: { phase: 'kernel', done, total: 10 },
  submittedAt: 5,
})

describe('jobs over a reload', () => {
  test('what had not ended comes back as interrupted, once', () => {
    const storage = storageOf()
    createJobLog(storage).note([job('a', 'succeeded'), job('b', 'running'), job('c', 'queued')])
    const back = createJobLog(storage).interrupted()
    expect(back.map(({ jobId, state }) => [jobId, state])).toEqual([
      ['b', 'interrupted'],
      ['c', 'interrupted'],
    ])
    expect(back[0]).toMatchObject({ recipe, source, submittedAt: 5 })
    expect(createJobLog(storage).interrupted()).toEqual([])
  })

  test('nothing comes back after all have ended, and progress is not written', () => {
    const storage = storageOf()
    const log = createJobLog(storage)
    for (const done of [1, 2, 3]) log.note([job('a', 'running', done)])
    expect(storage.writes).toBe(1)
    log.note([job('a', 'cancelled')])
    expect(createJobLog(storage).interrupted()).toEqual([])
  })

  test('what another version wrote, and a refused storage, do no harm', () => {
    const storage = storageOf(new Map([['basketeer-open-jobs', '[{"jobId":"a","recipe":{"recipe":99}}]']]))
    expect(createJobLog(storage).interrupted()).toEqual([])
    expect(createJobLog(null).interrupted()).toEqual([])
    createJobLog(null).note([job('a', 'running')])
  })

  test('an interrupted job stands in the list, and asking for its end says what happened', async () => {
    const storage = storageOf()
    createJobLog(storage).note([job('a', 'running')])
    const queue = createJobQueue({
      work: () => new Promise(() => undefined),
      onChange: () => undefined,
      now: () => 9,
      newId: () => 'b',
      earlier: createJobLog(storage).interrupted(),
    })
    expect(queue.job('a')?.state).toBe('interrupted')
    await expect(queue.finished('a')).rejects.toThrow('Open the file and run it again')
    queue.submit(recipe, null)
    expect(queue.list().map(({ jobId }) => jobId)).toEqual(['a', 'b'])
  })
})
