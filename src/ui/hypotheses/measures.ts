import { measure } from '../parts/results/measures'
import { hypothesisWords } from './words'

const { measures: words } = hypothesisWords

/** What is measured of a hypothesis. Effects are shares, or in the unit of the target: the grid knows which. */
export const hypothesisMeasures = {
  effect: measure('effect', words.effect, 'ratio'),
  effect_low: measure('effect_low', words.effect_low, 'ratio'),
  effect_high: measure('effect_high', words.effect_high, 'ratio'),
  effect_found: measure('effect_found', words.effect_found, 'ratio'),
  inside: measure('inside', words.inside, 'ratio'),
  outside: measure('outside', words.outside, 'ratio'),
  coverage: measure('coverage', words.coverage, 'share', { bounds: [0, 1] }),
  p_holm: measure('p_holm', words.p_holm, 'probability', { log: true, bounds: [0, 1] }),
  stability: measure('stability', words.stability, 'share', { bounds: [0, 1] }),
  size: measure('size', words.size, 'count'),
  p_value: measure('p_value', words.p_value, 'probability', { log: true, bounds: [0, 1] }),
  q_value: measure('q_value', words.q_value, 'probability', { log: true, bounds: [0, 1] }),
  confirmed: measure('confirmed', words.confirmed, 'count'),
}
