import type { OnProgress } from '../workers/protocol/progress'
import type { AskSql, SqlQuestion, SqlQuestions } from '../workers/protocol/sql'
import { proxy } from '../workers/rpc'
import type { Engine } from './types'

/** Results that a statement names come back from where they are kept, if need be. */
async function bringNamed({ results, getState }: Engine, asked: unknown, signal?: AbortSignal): Promise<void> {
  const text = JSON.stringify(asked) ?? ''
  for (const { jobId, state } of getState().jobs)
    if (state === 'succeeded' && text.includes(`result_${jobId}`))
      await results.atHand(jobId, signal).catch(() => undefined)
}

/** Asks SQL over what is open and what was answered. Called off by its signal, which is answered at once. */
export async function askSql<Q extends SqlQuestion>(
  engine: Engine,
  question: Q,
  asked: Parameters<SqlQuestions[Q]>[0],
  { signal, onProgress = () => undefined }: { signal?: AbortSignal; onProgress?: OnProgress } = {},
): Promise<ReturnType<SqlQuestions[Q]>> {
  await bringNamed(engine, asked, signal)
  return engine.call(
    // What crosses the border has lost its type parameters.
    (api, token) => (api.sql as unknown as AskSql)(question, asked, token, proxy(onProgress)),
    signal,
  )
}
