import { mkdirSync, writeFileSync } from 'node:fs'
import { feed } from './feeder'
import { createRandom, seedOf } from './random'
import { shares } from './shares'
import type { Verdict } from './verdict'

export interface Campaign {
  cases: number
  seed: number
  /** Only the targets whose names begin so. */
  only?: string | undefined
  limitMs: number
  /** Threads that are fed at once. */
  lanes: number
  /** Where to put at once what is found. */
  directory: string
}

/** A case that was not as it must be, with what it was fed. */
interface Found {
  target: string
  seed: number
  verdict: Extract<Verdict, { fault: string }>
  text: string
}

export interface Report {
  seconds: number
  /** By target: what came of its cases, and what they took on average. */
  outcomes: Record<string, Record<string, number>>
  ms: Record<string, number>
  slowest: { target: string; seed: number; ms: number }
  found: string[]
}

/** Memory that libraries never give back has grown enough after so many. */
const CASES_OF_A_THREAD = 500

/** Names of targets, each as often as its share. */
function tickets(only = ''): string[] {
  const all = Object.entries(shares).filter(([name]) => name.startsWith(only))
  return all.flatMap(([name, share]) => Array.from({ length: share }, () => name))
}

/** Many cases from one seed; the same seed makes the same cases, whatever the number of lanes. */
export async function campaign(
  file: string,
  { cases, seed, only, limitMs, lanes, directory }: Campaign,
): Promise<Report> {
  const began = performance.now()
  const drawn = tickets(only)
  const all = Array.from({ length: cases }, (_, index) => ({
    target: createRandom(seedOf(~seed, index)).pick(drawn),
    seed: seedOf(seed, index),
  }))
  const report: Report = { seconds: 0, outcomes: {}, ms: {}, slowest: { target: '', seed: 0, ms: 0 }, found: [] }

  async function lane(): Promise<void> {
    for (let own = all.splice(0, CASES_OF_A_THREAD); own.length > 0; own = all.splice(0, CASES_OF_A_THREAD)) {
      let last = performance.now()
      await feed(file, own, limitMs, ({ verdict, text = '' }, at) => {
        const ms = performance.now() - last
        last += ms
        note(report, own[at]!, verdict, ms)
        if ('fault' in verdict) report.found.push(keep({ ...own[at]!, verdict, text }, directory))
      })
    }
  }

  await Promise.all(Array.from({ length: lanes }, lane))
  for (const [target, of] of Object.entries(report.outcomes)) {
    const count = Object.values(of).reduce((sum, each) => sum + each, 0)
    report.ms[target] = Math.round((10 * (report.ms[target] ?? 0)) / count) / 10
  }
  report.seconds = Math.round((performance.now() - began) / 1000)
  return report
}

function note(report: Report, { target, seed }: { target: string; seed: number }, verdict: Verdict, ms: number): void {
  report.ms[target] = (report.ms[target] ?? 0) + ms
  if (ms > report.slowest.ms) report.slowest = { target, seed, ms: Math.round(ms) }
  const outcome = 'fault' in verdict ? verdict.fault.toUpperCase() : verdict.outcome
  report.outcomes[target] ??= {}
  report.outcomes[target][outcome] = (report.outcomes[target][outcome] ?? 0) + 1
}

/** Puts a case where it can be looked at, fed again, and moved to `test/fuzz/cases`; where, and what is wrong. */
function keep({ target, seed, verdict, text }: Found, directory: string): string {
  mkdirSync(directory, { recursive: true })
  const path = `${directory}/${target}.${seed}.json`
  writeFileSync(path, text)
  return `${verdict.fault} ${path}\n    ${verdict.detail.slice(0, 600)}`
}
