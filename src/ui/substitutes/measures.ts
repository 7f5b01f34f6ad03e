import { measure } from '../parts/results/measures'
import { substituteWords } from './words'

const { measures: words } = substituteWords

/** What can be measured of a pair. */
export const pairMeasures = {
  count: measure('count', words.count, 'count'),
  expected: measure('expected', words.expected, 'ratio'),
  lift: measure('lift', words.lift, 'ratio', { bounds: [0, 1] }),
  lift_upper: measure('lift_upper', words.lift_upper, 'ratio'),
  company: measure('company', words.company, 'share', { bounds: [0, 1] }),
  customers_both: measure('customers_both', words.customers_both, 'count'),
  customer_lift: measure('customer_lift', words.customer_lift, 'ratio'),
  switches: measure('switches', words.switches, 'count'),
  switch_rate: measure('switch_rate', words.switch_rate, 'share'),
  baskets_a: measure('baskets_a', words.baskets_a, 'count', { log: true }),
  baskets_b: measure('baskets_b', words.baskets_b, 'count', { log: true }),
  p_value: measure('p_value', words.p_value, 'probability', { log: true, bounds: [0, 1] }),
  q_value: measure('q_value', words.q_value, 'probability', { log: true, bounds: [0, 1] }),
  score: measure('score', words.score, 'small', { bounds: [0, 1] }),
}
