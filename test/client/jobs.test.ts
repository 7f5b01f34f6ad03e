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
