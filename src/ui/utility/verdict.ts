/** What is to be said of a bundle in two words; the numbers stand beside it. */
export type Verdict =
  | { is: 'single' | 'loses' | 'avoided' | 'chance' | 'few' }
  /** Bought together so many times as often as by chance. */
  | { is: 'together'; times: number }

/** Lift up to here to either side of 1 is no word worth. */
const NEAR = 1.25
/** As many receipts as a lift needs to be worth a word. */
const ENOUGH = 5

export function verdictOf(bundle: { utility: number; lift: number; length: number; count: number }): Verdict {
  const { utility, lift, length, count } = bundle
  if (utility < 0) return { is: 'loses' }
  if (length === 1) return { is: 'single' }
  if (count < ENOUGH) return { is: 'few' }
  if (lift >= NEAR) return { is: 'together', times: lift }
  return { is: lift <= 1 / NEAR ? 'avoided' : 'chance' }
}
