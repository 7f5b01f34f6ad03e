/** What stands for no value. */
const NONE = '∅'

export const levelLabel = (name: string, level: string): string => `${name} = ${level}`
export const noLevelLabel = (name: string): string => `${name} = ${NONE}`
/** All values but one. */
export const otherLabel = (name: string, level: string): string => `${name} ≠ ${level}`

/** Two columns looked at as one. */
export const pairLabel = (left: string, right: string): string => `${left} × ${right}`

const DAY = 86_400_000

export const daysOf = (ms: number): number => ms / DAY

const dayText = (days: number): string => new Date(Math.round(days * DAY)).toISOString().slice(0, 10)

/** Below each cut, from each cut on, between any two of them, and missing: in the order of their items. */
export function cutLabels(name: string, cuts: readonly number[], isDay: boolean): string[] {
  const texts = cuts.map((cut) => (isDay ? dayText(cut) : String(cut)))
  return [
    ...texts.map((text) => `${name} < ${text}`),
    ...texts.map((text) => `${name} ≥ ${text}`),
    ...texts.flatMap((from, i) => texts.slice(i + 1).map((to) => `${from} ≤ ${name} < ${to}`)),
    noLevelLabel(name),
  ]
}
