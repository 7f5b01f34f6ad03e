import type { OnProgress } from '../workers/protocol/progress'
import type { AskSql, SqlQuestion, SqlQuestions } from '../workers/protocol/sql'
import { proxy } from '../workers/rpc'
import type { Engine } from './types'

/** Asks SQL over what is open and what was answered. Called off by its signal, which is answered at once. */
export function askSql<Q extends SqlQuestion>(
  engine: Engine,
  question: Q,
  asked: Parameters<SqlQuestions[Q]>[0],
  { signal, onProgress = () => undefined }: { signal?: AbortSignal; onProgress?: OnProgress } = {},
): Promise<ReturnType<SqlQuestions[Q]>> {
  return engine.call(
    // What crosses the border has lost its type parameters.
    (api, token) => (api.sql as unknown as AskSql)(question, asked, token, proxy(onProgress)),
    signal,
  )
}
