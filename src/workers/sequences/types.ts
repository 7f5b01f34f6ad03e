import type { SetAsked } from '../compare/types'
/**
 * What is asked of journeys beside the result table.
 *
 * One definition everywhere: a customer *reaches* a step of a path when the steps up to it have been matched in order
 * (the limits of the run say what may lie between); *drop-off* at a step are those who reach it and not the next. Where
 * it is said `within` what time somebody must come again, those who were not watched that long are not lost: it is too
 * early to say.
 */

/**
 * A step of a path as the analyst puts it together: this event, with none of `without` between the step before and it,
 * and with none before it at all where it is the first step. Where journeys go by visits it is a visit that holds the
 * item and all of `also`, and `without` is about the visits in between.
 */
export interface PathStep {
  item: string
  also?: string[]
  without?: string[]
}

/** The customers looked at. */
export interface Travellers {
  /** null is the null group; absent or empty: everybody. Refused (`value-invalid`) where the run knows no groups. */
  groups?: (string | null)[]
  /** Only events from (inclusive) … to (exclusive), ms, and only customers who have one then. Refused without a clock. */
  from?: number
  to?: number
}

/** Limits of a match; absent ones do not hold. */
export interface PathLimits {
  maxGapSteps?: number
  maxGapTime?: number
  minGapSteps?: number
  minGapTime?: number
  maxSpan?: number
  /** Events that are passed over as if they had not been. */
  exclude?: string[]
}

export interface FunnelQuery extends Travellers, PathLimits, Watched {
  steps: PathStep[]
}

export interface Watched {
  /** ms. Refused without a clock. */
  within?: number
}

export interface FunnelStep {
  step: PathStep
  /** Customers who reach it. */
  customers: number
  /** Those of them who do not reach the next; of the last step nobody is said to drop off. */
  droppedOff: number
  /** Of those who do not reach the next: who were not watched for so long since. Only where the question says how long. */
  tooEarly?: number
  /**
   * Quartiles of the time from the step before, ms, over those who reach this step, by the first match of the steps up
   * to it; NaN without a clock and for the first step.
   */
  q25: number
  median: number
  q75: number
}

export interface Funnel {
  /** Everybody looked at, with or without the first step. */
  customers: number
  steps: FunnelStep[]
  /** From the first step to the last, over those who reach the last; NaN for a single step. */
  total: { q25: number; median: number; q75: number }
}

/**
 * Events (visits) of each customer one by one, from the first with the anchor on, or back from it; without an anchor from
 * the first of all on, or back from the last. A visit stands with the first item of its step's nodes that it holds, in
 * their order: the item that most visits hold, then the one that most of the rest hold, and so on.
 */
export interface FlowQuery extends Travellers, Pick<PathLimits, 'exclude'>, Watched {
  anchor: string | null
  direction: 'after' | 'before'
  /** Columns of the picture, the anchor's own included. */
  steps: number
  /** The most frequent events of each step have a node; the others share one. */
  itemsPerStep: number
}

/**
 * `end`: customers who have no event at this step any more (or, onwards, none within the time that is asked for); they
 * came as far as the step before. `open`: the same, not watched that long. Everybody who comes to a step is in one of its
 * nodes; ends are not counted on.
 */
export type FlowNodeKind = 'item' | 'others' | 'end' | 'open'

export interface FlowNode {
  step: number
  kind: FlowNodeKind
  /** Null but for items. */
  label: string | null
  customers: number
}

export interface Flow {
  /** Customers in the picture: all of them, or those with the anchor event. */
  customers: number
  nodes: FlowNode[]
  /** Positions in `nodes`, from one step to the next. */
  links: { from: number; to: number; customers: number }[]
}

/** Who is compared: inside of a set of customers alone, or outside of it. */
export interface Side extends Travellers {
  inside?: SetAsked
  outside?: SetAsked
}

/** Two sets of customers, told apart by group, by period, or as those of a set and all others. */
export interface CompareQuery extends PathLimits {
  a: Side
  b: Side
  /** Rows of the result; their paths are counted anew in both. */
  rows: number[]
}

export interface Comparison {
  customersA: number
  customersB: number
  paths: {
    index: number
    /** The items of each step. */
    steps: string[][]
    a: number
    b: number
    /** Share in A minus share in B, and its 95 % interval (Newcombe's hybrid score). */
    difference: number
    low: number
    high: number
    /** Two-sided p of the difference, and q over the paths compared. */
    p: number
    q: number
  }[]
}

export interface JourneyCustomers {
  total: number
  rows: {
    /** Names the customer in `timeline`. */
    row: number
    group: string | null
    customer: string
    /** All of them, in the period or not; visits, where journeys go by visits. */
    events: number
    /** When each step of the first match was, as far as it was asked for; of a flow, each event up to the place. ms; NaN without a clock. */
    times: number[]
  }[]
}

/** How soon customers come again. */
export interface Rhythm {
  /** Nine of ten times that are watched so long, they come again within that many ms, if they do at all. */
  within: number
}

export interface Timeline {
  group: string | null
  customer: string
  /** `step`: which step of the path this event is in the first match. */
  events: { item: string; time: number; step: number | null }[]
}

/**
 * Who is meant: those who reach so many steps of a path (0: everybody), with `dropped` and no further; or those at a
 * place of the flow, and with `next` those who go on to it.
 */
export type CustomersQuery =
  | (FunnelQuery & { of: 'path'; reached: number; dropped?: boolean })
  | (FlowQuery & { of: 'flow'; node: FlowNodePlace; next?: FlowNodePlace })

/** A node named by what it stands for. */
export type FlowNodePlace = Pick<FlowNode, 'step' | 'kind' | 'label'>
