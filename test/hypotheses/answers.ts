import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

interface Fit {
  params: number[]
  bse: number[]
  interval: number[]
  block: [f: number, p: number]
  whole: [f: number, p: number]
  r2: number
  adjusted: number
  mse: number
  f: [f: number, p: number]
}

interface Answers {
  tails: [name: 'normal' | 'chi2' | 't' | 'f', x: number, df: number[], logUpper: number][]
  quantiles: [name: 'normal' | 'chi2' | 't' | 'f', share: number, df: number[], x: number][]
  noncentral: [f: number, df1: number, df2: number, low: number, high: number][]
  table: {
    x: number[][]
    y: number[]
    yes: number[]
    classes: number[]
    unit: number[]
    classic: Fit
    hc3: Fit
    cluster: Fit
    logistic: Record<'params' | 'bse' | 'clusterBse', number[]> &
      Record<
        'llf' | 'llnull' | 'llr' | 'p' | 'block' | 'clusterWald' | 'auc' | 'aucError' | 'tjur' | 'lift' | 'mcfadden',
        number
      >
    multinomial: { params: number[][]; llf: number; llnull: number; mcfadden: number }
  }
  classic: Record<
    | 'a'
    | 'b'
    | 'c'
    | 'student'
    | 'welch'
    | 'single'
    | 'anova'
    | 'cohen'
    | 'welchAnova'
    | 'kruskal'
    | 'mannWhitneyExact'
    | 'mannWhitney'
    | 'pearson'
    | 'spearman'
    | 'chi2'
    | 'g'
    | 'p'
    | 'holm'
    | 'bh'
    | 'by',
    number[]
  > &
    Record<'count' | 'fisher' | 'wilson' | 'newcombe', number[][]>
}

/** What others say of seeded data: `answers.py` writes it. */
export const answers = JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8')) as Answers

/** Each as near as `relative` says. */
export function expectNear(found: ArrayLike<number>, wanted: ArrayLike<number>, relative = 1e-9): void {
  expect(found.length).toBe(wanted.length)
  for (let i = 0; i < wanted.length; i++) {
    const apart = Math.abs(found[i]! - wanted[i]!)
    const allowed = relative * Math.max(Math.abs(wanted[i]!), 1e-300)
    if (!(apart <= allowed)) expect.fail(`[${i}] is ${found[i]}, not ${wanted[i]}: ${apart / Math.abs(wanted[i]!)} off`)
  }
}
