import type { Verdict } from './verdict'

/** A case that is made from a seed, or one that was written down. */
export type Case = { target: string; seed: number } | { target: string; text: string }

/** Cases one after the other, each answered when it is done; or what one of them is fed, for those that never answer. */
export type Asked = { feed: Case[] } | { write: Case }

export type Answered =
  | { ready: true }
  /** `spent`: a library is no longer what it was, and what follows needs a thread of its own. */
  | { verdict: Verdict; text?: string; spent: boolean }
  | { written: string }
