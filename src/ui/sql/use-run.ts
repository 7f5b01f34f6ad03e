import { useCallback, useEffect, useRef } from 'react'
import { askSql } from '../../client/sql'
import type { SqlAsked } from '../../workers/protocol/sql'
import { announce } from '../base/components/announce'
import { plainly } from '../base/told'
import { useEngine } from '../state/engine-context'
import { useWorkspaceStore } from '../state/workspace'
import { remembered, sqlStore } from './sql-state'
import { sqlWords as words } from './words'

/** Runs the statement as it is written, or asks for its plan; the one before is called off. */
export function useRun() {
  const engine = useEngine()
  const workspace = useWorkspaceStore()
  const under = useRef<AbortController | null>(null)

  const ask = useCallback(
    async (question: 'run' | 'plan', mayRead = false) => {
      under.current?.abort()
      const controller = new AbortController()
      under.current = controller
      const { text: sql, most } = sqlStore.getState()
      const asked: SqlAsked = {
        sourceId: engine.getState().source?.id ?? null,
        data: workspace.getState().recipe.data,
        sql,
        limit: most,
        mayRead,
      }
      const current = () => under.current === controller
      sqlStore.setState({ running: { done: 0, total: 0 }, error: null, wish: null })
      const options = {
        signal: controller.signal,
        onProgress: (_: unknown, done: number, total: number) => {
          if (current()) sqlStore.setState({ running: { done, total } })
        },
      }
      try {
        if (question === 'plan') {
          const plan = await askSql(engine, 'plan', asked, options)
          if (!current()) return
          if (typeof plan === 'object') sqlStore.setState({ wish: { ...plan.wants, question } })
          else sqlStore.setState({ plan: { of: sql, text: plan }, tab: 'plan' })
          return
        }
        const answer = await askSql(engine, 'run', asked, options)
        if (!current()) return
        if ('wants' in answer) {
          sqlStore.setState({ wish: { ...answer.wants, question } })
          return
        }
        remembered(sql)
        sqlStore.setState(({ tab }) => ({ answer: { of: sql, is: answer }, tab: tab === 'plan' ? 'rows' : tab }))
        announce(words.done(answer.rows, answer.ms))
      } catch (thrown) {
        if (!current()) return
        if (plainly(thrown).code === 'cancelled') announce(words.cancelled)
        else sqlStore.setState({ error: { of: sql, is: thrown } })
      } finally {
        if (current()) sqlStore.setState({ running: null })
      }
    },
    [engine, workspace],
  )
  const cancel = useCallback(() => under.current?.abort(), [])
  // Whoever leaves the place waits for nothing any more.
  useEffect(() => () => under.current?.abort(), [])
  return { ask, cancel }
}
