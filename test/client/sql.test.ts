import { expect, test } from 'vitest'
import { askSql } from '../../src/client/sql'
import type { Engine } from '../../src/client/types'

test('results that a statement names are at hand before it is asked', async () => {
  const done: string[] = []
  const engine = {
    getState: () => ({
      jobs: [
        { jobId: 'a1', state: 'succeeded' },
        { jobId: 'b2', state: 'succeeded' },
        { jobId: 'c3', state: 'failed' },
      ],
    }),
    results: {
      async atHand(jobId: string) {
        done.push(jobId)
        // What cannot come back is for the statement to say.
        throw new Error('gone')
      },
    },
    call: async () => void done.push('asked'),
  } as unknown as Engine
  await askSql(engine, 'uses', { sql: 'SELECT * FROM result_b2 JOIN result_c3' } as never)
  expect(done).toEqual(['b2', 'asked'])
})
