import type { Recipe } from '../../analyses/registry'
import type { RunReport } from '../../analyses/report'
import type { PlainError } from '../../recipe/error'
import type { Sentence } from '../../recipe/sentence'
import type { Phase } from './progress'
import type { ResultInfo } from './result'
import type { OutsideMoney } from './table'

export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted'

export interface JobProgress {
  phase: Phase
  done: number
  total: number
  /** What the kernels told of themselves on the way, in order: errors after iterations. */
  figures?: readonly number[]
}

/** As hosts are told it: a stable code, and a sentence. */
export interface Warning {
  code: string
  message: string
}

export interface JobOutcome {
  rows: number
  limited: boolean
  limitAt?: number
  /** Ended early by hand, keeping what is most frequent, or what was learned until then. */
  stopped?: true
  method: string
  timings: { ingest: number; encode: number; kernel: number; total: number }
  threads: number
  shared: boolean
  /** What was left out of the data, and what speaks against the mapping. */
  warnings?: Warning[]
  outsideMoney?: OutsideMoney
}

/** How a run is done: by one thread, by all in one memory, or by all with a memory each. The answer is the same. */
export const WAYS = ['one', 'all', 'plain'] as const
export type Way = (typeof WAYS)[number]

/** A way, and why it was taken. */
export interface TakenWay {
  way: Way
  why: Sentence
  /** It is run although it is thought to be too large. */
  anyway?: true
}

/** A phase that a run went through, or is in. */
export interface JobStep {
  phase: Phase
  at: number
  ms?: number
  /** What its data takes in memory, by now or at the end of the phase, where that is known. */
  bytes?: number
}

/** A run, from the moment it is asked for. The screen only looks at these. */
export interface Job {
  jobId: string
  recipe: Recipe
  source: { name: string; fingerprint: string } | null
  state: JobState
  progress: JobProgress
  /** It was told that what is found so far is enough. */
  stopping?: true
  way?: TakenWay
  steps?: readonly JobStep[]
  /** Parts of its work that are whole, and need not be done again. */
  parts?: number
  submittedAt: number
  startedAt?: number
  endedAt?: number
  outcome?: JobOutcome
  report?: RunReport
  result?: ResultInfo
  error?: PlainError
}
