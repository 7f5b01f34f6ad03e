import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { ZodMiniType } from 'zod/mini'
import type { Asset } from '../analyses/asset'
import type { AnalysisParameters, Recipe } from '../analyses/registry'
import type { requestFor } from '../analyses/table-request'
import type { Engine } from '../client/types'
import type { SparkBrings } from '../export/spark/input'
import type { ValueMeaning } from '../recipe/guess-money'
import type { Role, Roles } from '../recipe/schema'
import type { Measure } from '../workers/compare/types'
import type { SourceInfo } from '../workers/protocol/files'
import type { Job } from '../workers/protocol/jobs'
import type { GridQuery } from '../workers/protocol/query'
import type { ShopFactName } from '../workers/protocol/shop'

/** What an analysis calls its rows, and how it introduces itself. */
export interface FaceWords {
  /** In the rail, and as the name of its view. */
  nav: string
  /** The panel in which it is asked: `Bought together`. */
  title: string
  /** Below that title; `group` where each group is looked at on its own. */
  hint(group: string | null): string
  /** A row of the result. */
  one: string
  many: string
  /** What a forecast counts before a run. */
  foreseen?: string
  /** What is counted in. */
  holders: string
  /** Before the first run. */
  question: string
  about: string
  /** When nothing came. */
  none: string
  /** What a run keeps that reaches its limit at `at`; absent: what is found with at least so many holders. */
  limited?(limit: string, at: string): string
  /** The same where there is no such number; absent: the rarest are left out. */
  limitedPlain?: string
  /** The same of a run that was ended early, where what it found has no such number. */
  stopped?: string
}

/** What is done and what comes of it, where that is not mining. */
export interface Verbs {
  /** The way to it: `Find rules`. */
  go: string
  /** While it runs, and in its longest phase. */
  running: string
  working: string
  /** What its time was spent on. */
  took: string
  /** What comes of it, in a sentence about data; and as a title when nothing came. */
  results: string
  nothing: string
  /** Where it ends early with something else than the strongest: on the button, and after it was pressed. */
  stop?: string
  stopping?: string
  /** On the button, in place of `Run`. */
  start?: string
}

/** How much of a run is over once the columns are read, and once they are encoded; what follows is the kernels' time. */
export interface PhaseWeights {
  read: number
  encoded: number
}

/** What stands in the way of a run though every role is named, and the command of the view that takes it away. */
export interface Hindrance {
  label: string
  command: string
  /** There is nothing to be read before either: which columns are read depends on it. */
  unread?: true
}

/** A file that is a work of ours: what is asked of it, and what its columns are. */
export interface Adoption<P> {
  roles: Roles
  /** What is asked of it, given what was asked before. */
  ask(asked: P): P
  /** What kind of file it is. */
  format: string
  /** What is said of the file where data is shown. */
  load(): Promise<{ default: ComponentType<{ source: SourceInfo }> }>
}

/** This analysis asked out of another one: a command of every view. */
export interface Offer {
  id: string
  /** Other words to find it by. */
  words: string
  /** Undefined where that question leads nowhere. */
  label(asked: AnalysisParameters): string | undefined
}

/** What a section knows of one item: what is like it, stands in for it, goes with it, and who buys it. */
export type ItemTopic = 'alike' | 'instead' | 'with' | 'again'

/** Parameters, of which some are said to be absent. */
export type Some<P> = { [Name in keyof P]?: P[Name] | undefined }

/**
 * What the house may know of an analysis before its view is fetched. It is in the first load: pure, small, and made of
 * `base`, `analyses` and its own words; only `load` reaches further.
 */
export interface Face<P extends { kind: string } = AnalysisParameters> {
  kind: P['kind']
  icon: LucideIcon
  /** In the notation of tinykeys: `g r`. */
  keys: string
  words(): FaceWords
  /** Absent: those of mining. */
  verbs?(asked: P): Verbs
  /** What the question starts with. */
  first: Some<P>
  /** How the rows of a fresh question are looked at, where the order of the result is not it. */
  looks?: GridQuery
  /** The parameter of `first` without which there is no question: a link always says it. */
  threshold?: string
  /** What carries over from another question; `undefined` takes away what `first` says. */
  keeps?(other: AnalysisParameters): Some<P>
  /** What is tried out on the data for a fresh question, where it is not how often is often. */
  proposes?(): Promise<{
    propose(engine: Engine, recipe: Recipe, request: typeof requestFor): Promise<Some<P> | undefined>
  }>
  /** What a fresh question says because of what is mapped; `undefined` takes away. */
  fits?(roles: Roles): Some<P>
  /** What the value column says, where that is among its parameters. */
  means?(meaning: ValueMeaning): Some<P>
  /** What is said at first sight of a shop that it knows more of. */
  shopFacts?: readonly ShopFactName[]
  /** What it tells of one item: by its rows with it, unless it says where else that stands. */
  ofItem?: { tells: ItemTopic; shows?(item: string): { tab: string; look: Record<string, object> } }
  /** The most telling parameters: jobs, captions, saved pictures. */
  facts(asked: P): string[]
  /** Columns that it names itself, beside roles. */
  names?(asked: P): readonly string[]
  /** Roles it needs beside those of its definition. */
  alsoNeeds?(asked: P): readonly Role[]
  /** What is missing beyond roles. */
  missing?(recipe: Recipe, open: { assets: readonly Asset[] }): Hindrance | undefined
  /** Whether groups and training are no choice any more: both were settled with what is asked. */
  settled?(asked: P): boolean
  /** Items that it leaves out, where its parameter `exclude` can do that. */
  excluded?(asked: P): readonly string[]
  /** A file that is one of ours: a saved model. */
  adopts?(source: SourceInfo): Adoption<P> | undefined
  offer?: Offer
  /** Absent: those of counting. */
  weights?: PhaseWeights
  /** By what its rows are compared on two sides; absent where they are not. */
  compared?: readonly Measure[]
  /** What notebooks of it bring along for Spark, such as a model; the job has asked what they ask. */
  brings?(): Promise<{ bring(engine: Engine, job: Job): Promise<readonly SparkBrings[]> }>
  /** Its rows have sides that bring money, which can go along in a file. */
  bringsMoney?: true
  /** How its result can be looked at; the first one unless a link says otherwise. */
  tabs: readonly string[]
  /** What a link may say of its pictures, by picture. */
  look?: Readonly<Record<string, ZodMiniType>>
  load(): Promise<{ default: ComponentType }>
}
