import { describe, expect, test } from 'vitest'
import { recommend } from '../../src/analyses/recommend/definition'
import { parseRecipe } from '../../src/analyses/registry'
import { createJobQueue, type JobEnd } from '../../src/client/jobs'
import { kernelProgress } from '../../src/client/kernel-progress'
import type { Job } from '../../src/workers/protocol/jobs'
import type { OnProgress } from '../../src/workers/protocol/progress'

const recipe = parseRecipe({
  recipe: 1,
  data: { files: ['a.csv'], roles: { customer: 'c', item: 'i' } },
  analysis: { kind: 'recommend' },
})

describe('progress of kernels', () => {
  test('never falls, and brings every figure along', () => {
    const told: unknown[][] = []
    const tell = kernelProgress((...all) => told.push(all), recommend.steps)
    tell('train', 1, 4, 10)
    tell('train', 1, 4)
    tell('train', 1, 4, 9)
    tell('pairs', 1, 4, 8)
    tell('top', 1, 1)
    const done = told.map(([, at]) => at as number)
    expect(told.map((each) => each[3])).toEqual([10, 9, 8, undefined])
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(done.at(-1)).toBe(1000)
  })

  test('lists between two models do not look like the end', () => {
    const told: number[] = []
    const tell = kernelProgress((_, done) => told.push(done), recommend.steps)
    tell('train', 1, 3, 10)
    tell('top', 0, 4)
    tell('top', 4, 4)
    expect(told.at(-1)).toBeLessThan(400)
    tell('train', 3, 3, 9)
    expect(told.at(-1)).toBe(800)
    tell('top', 4, 4)
    expect(told.at(-1)).toBe(1000)
  })

  test('tells that memory has grown, though nothing else is new', () => {
    const told: unknown[][] = []
    const tell = kernelProgress((...all) => told.push(all), recommend.steps)
    tell('train', 1, 4, 10, 100)
    tell('train', 1, 4, undefined, 100)
    tell('top', 0, 4, undefined, 300)
    tell('top', 0, 4, undefined, 300)
    expect(told.map(([, done, , figure, bytes]) => [done, figure, bytes])).toEqual([
      [237, 10, 100],
      [237, undefined, 300],
    ])
  })

  test('figures stay with the job that they are of, and the next begins without', async () => {
    const works: { tell: OnProgress; end(): void }[] = []
    const seen: Job[] = []
    const queue = createJobQueue({
      work: (_, __, tell) => new Promise((resolve) => works.push({ tell, end: () => resolve({} as JobEnd) })),
      onChange: () => void seen.push(...queue.list()),
      now: () => 0,
      newId: () => `job${works.length}${seen.length}`,
    })
    const settle = () => new Promise((resolve) => setTimeout(resolve))
    const one = queue.submit(recipe, null)
    const two = queue.submit(recipe, null)
    await settle()
    works[0]?.tell('ingest', 1, 1)
    expect(queue.job(one.jobId)?.progress).toEqual({ phase: 'ingest', done: 1, total: 1 })
    works[0]?.tell('kernel', 100, 1000, 5)
    const before = queue.job(one.jobId)?.progress
    works[0]?.tell('kernel', 200, 1000)
    works[0]?.tell('kernel', 300, 1000, 4)
    works[0]?.tell('ingest', 1, 1, 3)
    expect(queue.job(one.jobId)?.progress).toEqual({ phase: 'kernel', done: 300, total: 1000, figures: [5, 4] })
    // Jobs are values: what was seen before stays as it was.
    expect(before?.figures).toEqual([5])
    works[0]?.end()
    await queue.finished(one.jobId)
    await settle()
    works[1]?.tell('kernel', 1, 1000)
    expect(queue.job(two.jobId)?.progress.figures).toBeUndefined()
  })
})
