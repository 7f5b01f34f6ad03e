import { backward, type Factor, factor, forward } from './triangle'

/** A likelihood at one place. */
export interface Likelihood {
  logLikelihood: number
  gradient: Float64Array
  /** Lower half of the information, row by row. */
  information: Float64Array
  /** Every row is told right: the likelihood has no maximum. */
  separated: boolean
}

export interface Maximum {
  b: Float64Array
  /** From where it was last evaluated. */
  step: Float64Array
  information: Factor
  logLikelihood: number
  iterations: number
}

const MOST_STEPS = 40
const MOST_HALVED = 30
/** After so many steps, one that gains less than five times what the next does is on its way to infinity. */
const PATIENCE = 9
const SLOW = 0.2
/**
 * A step that gains less than this (in units of the likelihood, for each row) is the last. Information is then as at the
 * maximum to some 1e-10, with many rows to 1e-7, where a pass over them costs more than it tells.
 */
const ENOUGH = 1e-20
const ENOUGH_OF_MANY = 1e-14
const MANY = 65_536

/** A table larger than two of these is begun with so many of its rows. */
const BEGIN_WITH = 32_768

/** Evenly chosen rows to begin with, or null where all are few. */
export function beginning(n: number): Uint32Array | null {
  if (n <= 2 * BEGIN_WITH) return null
  return Uint32Array.from({ length: BEGIN_WITH }, (_, i) => Math.floor((i * n) / BEGIN_WITH))
}

/** Newton's method with halved steps for a likelihood of one maximum or none. */
export function maximise(at: (b: Float64Array) => Likelihood, start: Float64Array, n: number): Maximum | 'separated' {
  const size = start.length
  const enough = (n < MANY ? ENOUGH : ENOUGH_OF_MANY) * n
  let b = start.slice()
  let here = at(b)
  let before = Number.POSITIVE_INFINITY
  for (let iterations = 1; iterations <= MOST_STEPS && !here.separated; iterations++) {
    const information = factor(here.information, size, 1e-13)
    if (information.kept.length < size) return 'separated'
    const step = backward(information, forward(information, here.gradient.slice()))
    let gain = 0
    for (let a = 0; a < size; a++) gain += step[a]! * here.gradient[a]!
    if (gain <= enough)
      return {
        b: b.map((value, a) => value + step[a]!),
        step,
        information,
        logLikelihood: here.logLikelihood + gain / 2,
        iterations,
      }
    if (iterations > PATIENCE && gain > SLOW * before) return 'separated'
    before = gain
    const least = here.logLikelihood - 1e-9 * Math.abs(here.logLikelihood)
    let share = 1
    let next = b
    for (let halved = 0; halved <= MOST_HALVED; halved++) {
      next = b.map((value, a) => value + share * step[a]!)
      here = at(next)
      if (here.logLikelihood >= least) break
      share /= 2
    }
    b = next
  }
  return 'separated'
}
