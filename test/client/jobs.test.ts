import { describe, expect, test } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { createJobQueue, type JobEnd } from '../../src/client/jobs'
import { BasketeerError } from '../../src/recipe/error'

const recipe = parseRecipe({
  recipe: 1,
  data: { files: ['a.csv'], roles: { basket: 'b', item: 'i' } },
  analysis: { kind: 'rules', minSupport: 0.1 },
})
const end = {} as JobEnd

function setUp() {
  const works: { jobId: string; signal: AbortSignal; resolve(): void; reject(e: unknown): void }[] = []
  let id = 0
  let clock = 0
  const queue = createJobQueue({
    work: (job, signal) =>
      new Promise((resolve, reject) => works.push({ jobId: job.jobId, signal, resolve: () => resolve(end), reject })),
    onChange: () => undefined,
    now: () => clock++,
    newId: () => `job${++id}`,
  })
  return { queue, works }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('job queue', () => {
  test('runs one job at a time, in order', async () => {
    const { queue, works } = setUp()
    queue.submit(recipe, null)
    queue.submit(recipe, null)
    await settle()
    expect(queue.list().map((job) => job.state)).toEqual(['running', 'queued'])
    works[0]?.resolve()
    await queue.finished('job1')
    await settle()
    expect(queue.list().map((job) => job.state)).toEqual(['succeeded', 'running'])
  })

  test('takes the recipe as it was at submit', async () => {
    const { queue } = setUp()
    const mine = structuredClone(recipe)
    const job = queue.submit(mine, null)
    mine.title = 'changed'
    expect(queue.job(job.jobId)?.recipe.title).toBeUndefined()
  })

  test('cancel answers at once, whatever the work does, and the next job starts', async () => {
    const { queue, works } = setUp()
    queue.submit(recipe, null)
    queue.submit(recipe, null)
    await settle()
    expect(queue.cancel()).toBe('job1')
    expect(queue.job('job1')?.state).toBe('cancelled')
    await expect(queue.finished('job1')).rejects.toMatchObject({ code: 'cancelled' })
    await settle()
    expect(works[0]?.signal.aborted).toBe(true)
    expect(queue.job('job2')?.state).toBe('running')
    works[0]?.resolve()
    await settle()
    expect(queue.job('job1')?.state).toBe('cancelled')
  })

  test('a queued job can be cancelled and never runs', async () => {
    const { queue, works } = setUp()
    queue.submit(recipe, null)
    queue.submit(recipe, null)
    queue.cancel('job2')
    await settle()
    works[0]?.resolve()
    await settle()
    expect(works.map((work) => work.jobId)).toEqual(['job1'])
  })

  test('a failed job keeps code, sentence and cause', async () => {
    const { queue, works } = setUp()
    queue.submit(recipe, null)
    await settle()
    works[0]?.reject(new BasketeerError('out-of-memory', 'Too large.', 'malloc'))
    await expect(queue.finished('job1')).rejects.toMatchObject({ code: 'out-of-memory', message: 'Too large.' })
    expect(queue.job('job1')).toMatchObject({ state: 'failed', error: { cause: 'malloc' } })
  })

  test('says which job it does not know', async () => {
    const { queue } = setUp()
    expect(() => queue.cancel('nope')).toThrow(expect.objectContaining({ code: 'job-unknown' }))
    expect(() => queue.cancel()).toThrow(expect.objectContaining({ code: 'job-unknown' }))
    await expect(queue.finished('nope')).rejects.toMatchObject({ code: 'job-unknown' })
  })
})

describe('order and second tries', () => {
  test('jobs that wait change places; the one that runs stays', async () => {
    const { queue, works } = setUp()
    for (let i = 0; i < 4; i++) queue.submit(recipe, null)
    await settle()
    queue.move('job4', -1)
    queue.move('job2', 9)
    queue.move('job1', 2)
    expect(queue.list().map(({ jobId }) => jobId)).toEqual(['job1', 'job4', 'job3', 'job2'])
    works[0]?.resolve()
    await queue.finished('job1')
    await settle()
    expect(queue.job('job4')?.state).toBe('running')
  })

  test('what came to no end goes on under its name, with the parts that are whole; what succeeded stays', async () => {
    const { queue, works } = setUp()
    queue.restore([
      {
        jobId: 'old',
        recipe,
        source: null,
        state: 'interrupted',
        parts: 2,
        submittedAt: 0,
        progress: { phase: 'queued', done: 0, total: 0 },
        error: { code: 'cancelled', message: '' },
      },
    ])
    expect(queue.resume('old')).toMatchObject({ jobId: 'old', state: 'queued', parts: 2 })
    expect(queue.job('old')?.error).toBeUndefined()
    await settle()
    works[0]?.resolve()
    expect(await queue.finished('old')).toMatchObject({ state: 'succeeded' })
    expect(queue.resume('old').state).toBe('succeeded')
    expect(() => queue.resume('nobody')).toThrow(/nobody/)
  })

  test('what a tab remembers of a job that was cut off gives way to what was kept of it', () => {
    const cut = {
      jobId: 'old',
      recipe,
      source: null,
      submittedAt: 0,
      progress: { phase: 'queued', done: 0, total: 0 },
    } as const
    const { queue } = setUp()
    queue.restore([{ ...cut, state: 'interrupted' }])
    queue.restore([{ ...cut, state: 'interrupted', parts: 3 }])
    expect(queue.list()).toEqual([{ ...cut, state: 'interrupted', parts: 3 }])
    queue.resume('old')
    queue.restore([{ ...cut, state: 'interrupted', parts: 1 }])
    expect(queue.job('old')).toMatchObject({ state: 'queued', parts: 3 })
  })

  test('a run says what it went through, and while it runs what it takes by now', async () => {
    let clock = 0
    const taken: unknown[] = []
    const queue = createJobQueue({
      async work(_, __, onProgress, ___, notes) {
        clock = 20
        onProgress('ingest', 1, 2, undefined, 200)
        onProgress('ingest', 2, 2, undefined, 300)
        onProgress('encode', 0, 1)
        // Late: the phase is over.
        onProgress('ingest', 2, 2, undefined, 900)
        notes.takes(500)
        clock = 50
        onProgress('kernel', 0, 1)
        notes.whole(1)
        clock = 90
        return end
      },
      onChange: () => void taken.push(queue.job('job')?.steps?.at(-1)?.bytes),
      now: () => clock,
      newId: () => 'job',
    })
    queue.submit(recipe, null, undefined)
    const { steps, parts } = await queue.finished('job')
    expect(parts).toBe(1)
    expect([...new Set(taken)]).toEqual([undefined, 200, 300, 500])
    expect(steps).toEqual([
      { phase: 'queued', at: 0, ms: 0 },
      { phase: 'ingest', at: 0, ms: 20, bytes: 300 },
      { phase: 'encode', at: 20, ms: 30, bytes: 500 },
      { phase: 'kernel', at: 50, ms: 40 },
    ])
  })
})
