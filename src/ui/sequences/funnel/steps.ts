import type { PathStep } from '../../../workers/sequences/types'

/** The step at one place put at another. */
export function moved(steps: readonly PathStep[], from: number, to: number): PathStep[] {
  const step = steps[from]
  if (!step) return [...steps]
  return steps.toSpliced(from, 1).toSpliced(to, 0, step)
}

/** Several steps put before or after another one, as a drop does. */
export function dropped(
  steps: readonly PathStep[],
  places: ReadonlySet<number>,
  target: number,
  position: 'before' | 'after',
): PathStep[] {
  const taken = steps.filter((_, at) => places.has(at))
  const place = position === 'before' ? target : target + 1
  const before = steps.slice(0, place).filter((_, at) => !places.has(at))
  const after = steps.slice(place).filter((_, at) => !places.has(at + place))
  return [...before, ...taken, ...after]
}

export function withItem(steps: readonly PathStep[], at: number, item: string): PathStep[] {
  return steps.map((step, place) =>
    place === at ? stepWith({ ...step, item }, { also: step.also?.filter((other) => other !== item) }) : step,
  )
}

/** What must not come between this step and the one before. */
export function withoutItems(steps: readonly PathStep[], at: number, without: readonly string[]): PathStep[] {
  return steps.map((step, place) => (place === at ? stepWith(step, { without }) : step))
}

/** What else the visit must hold. */
export function alsoItems(steps: readonly PathStep[], at: number, also: readonly string[]): PathStep[] {
  return steps.map((step, place) =>
    place === at ? stepWith(step, { also: also.filter((item) => item !== step.item) }) : step,
  )
}

/** What is said of a step; empty lists say nothing. */
export function stepWith(
  { item, ...said }: PathStep,
  changed: { also?: readonly string[] | undefined; without?: readonly string[] | undefined } = {},
): PathStep {
  const { also = [], without = [] } = { ...said, ...changed }
  return {
    item,
    ...(also.length > 0 ? { also: [...also] } : {}),
    ...(without.length > 0 ? { without: [...without] } : {}),
  }
}
