import { expect, test, vi } from 'vitest'
import { answerHirings } from '../../src/client/hirings'
import { BasketeerError } from '../../src/recipe/error'
import type { StartedWorker } from '../../src/workers/life/start-worker'
import { asWorker, FakeWorker } from './fake-worker'

function hiring() {
  const employer = new FakeWorker()
  const staff: { worker: FakeWorker; rise(): void; die(cause: unknown): void; end: () => void }[] = []
  const endAll = answerHirings(asWorker(employer), (): StartedWorker => {
    const worker = new FakeWorker()
    let rise = (): void => undefined
    let die = (_: unknown): void => undefined
    const up = new Promise<Worker>((resolve) => {
      rise = () => resolve(asWorker(worker))
    })
    const died = new Promise<never>((_, reject) => {
      die = reject
    })
    const end = vi.fn()
    staff.push({ worker, rise, die, end })
    return { up, died, end }
  })
  return { employer, staff, endAll }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))
const { port1: port } = new MessageChannel()

test('the port is handed over once the worker is up', async () => {
  const { employer, staff } = hiring()
  employer.says({ hire: 'csv', number: 1, port })
  await settle()
  expect(staff[0]!.worker.posted).toEqual([])
  staff[0]!.rise()
  await settle()
  expect(staff[0]!.worker.posted).toEqual([port])
})

test('a death is told to who hired it, with its code', async () => {
  const { employer, staff } = hiring()
  employer.says({ hire: 'csv', number: 1, port })
  employer.says({ hire: 'parquet', number: 2, port })
  staff[1]!.die(new BasketeerError('engine-crashed', 'Never up.'))
  await settle()
  expect(employer.posted).toEqual([{ obituary: 2, error: { code: 'engine-crashed', message: 'Never up.' } }])
})

test('one is dismissed by its number, and all when their employer goes', () => {
  const { employer, staff, endAll } = hiring()
  for (const number of [1, 2, 3]) employer.says({ hire: 'csv', number, port })
  employer.says({ dismiss: 2 })
  expect(staff.map(({ end }) => vi.mocked(end).mock.calls.length)).toEqual([0, 1, 0])
  endAll()
  expect(staff.map(({ end }) => vi.mocked(end).mock.calls.length)).toEqual([1, 1, 1])
})

test('what else the data worker says is not for it', () => {
  const { employer, staff } = hiring()
  for (const data of [null, 'pong', { id: 'x', type: 'RAW' }]) employer.says(data)
  expect(staff).toEqual([])
})
