import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { SqlAnswer, SqlWish } from '../../workers/protocol/sql'

export type SqlTab = 'rows' | 'chart' | 'plan'

interface SqlState {
  text: string
  /** Statements that ran, the last first. */
  history: readonly string[]
  most: number
  tab: SqlTab
  /** What is being done, and how far it is. */
  running: { done: number; total: number } | null
  answer: { of: string; is: SqlAnswer } | null
  plan: { of: string; text: string } | null
  error: { of: string; is: unknown } | null
  wish: (SqlWish['wants'] & { question: 'run' | 'plan' }) | null
}

const KEPT = 'basketeer-sql'
const MOST_KEPT = 50

interface Kept {
  text: string
  history: string[]
}

/** Of this tab: statements hold names of columns and values, which are nobody else's. */
function kept(): Kept {
  try {
    const { text, history } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<Kept>
    return {
      text: typeof text === 'string' ? text : '',
      history: Array.isArray(history) ? history.filter((each) => typeof each === 'string') : [],
    }
  } catch {
    return { text: '', history: [] }
  }
}

export const sqlStore = createStore<SqlState>(() => ({
  ...kept(),
  most: 100_000,
  tab: 'rows',
  running: null,
  answer: null,
  plan: null,
  error: null,
  wish: null,
}))

sqlStore.subscribe(({ text, history }, before) => {
  if (text === before.text && history === before.history) return
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ text, history }))
  } catch {
    // Without storage the statement lives as long as the page.
  }
})

export const useSql = <T>(selector: (state: SqlState) => T): T => useStore(sqlStore, selector)

export const writeText = (text: string): void => sqlStore.setState({ text })

/** The same statement once, the last first. */
export function remembered(sql: string): void {
  sqlStore.setState(({ history }) => ({
    history: [sql, ...history.filter((each) => each !== sql)].slice(0, MOST_KEPT),
  }))
}
