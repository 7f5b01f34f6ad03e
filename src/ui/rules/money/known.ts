import { createStore } from 'zustand/vanilla'
import type { RuleMoney } from '../../../workers/rules/types'

type Known = Omit<RuleMoney, 'rules'> & { rows: ReadonlyMap<number, RuleMoney['rules'][number]> }

/**
 * What the rules of a job bring, as far as it was asked: outside of the page's tree, since rows are printed and copied
 * elsewhere. Of the last job alone.
 */
const store = createStore<{ jobId: string | null; known: Known | null }>(() => ({ jobId: null, known: null }))

export const knownMoney = store

export function learnMoney(jobId: string, { rules, ...rest }: RuleMoney): void {
  const now = store.getState()
  const before = now.jobId === jobId && now.known ? now.known.rows : []
  store.setState({
    jobId,
    known: { ...rest, rows: new Map([...before, ...rules.map((rule) => [rule.index, rule] as const)]) },
  })
}
