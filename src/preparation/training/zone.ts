const DAY = 86_400_000
/** No zone is further from UTC. */
const FURTHEST = DAY

/** Days of a named time zone. */
export interface Zone {
  /** The first moment of a day (days since 1970), in milliseconds since 1970. */
  start(day: number): number
  /** The day of a moment. */
  dayOf(time: number): number
}

/**
 * Throws a RangeError for a zone that nobody knows. Where clocks go forward at midnight a day begins when they have;
 * where it is midnight twice, at the first.
 */
export function zoneOf(timeZone: string): Zone {
  const wallClock = clockOf(timeZone)
  const starts = new Map<number, number>()
  const start = (day: number) => {
    const known = starts.get(day)
    if (known !== undefined) return known
    const found = midnight(day * DAY, wallClock)
    starts.set(day, found)
    return found
  }
  return { start, dayOf: (time) => Math.floor(wallClock(Math.floor(time)) / DAY) }
}

/** What clocks show at a moment, written as if it were UTC. */
function clockOf(timeZone: string): (time: number) => number {
  if (timeZone === 'UTC') return (time) => time
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (time) => {
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(time)) part[type] = Number(value)
    const { year, month, day, hour, minute, second } = part
    return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) + (time - Math.floor(time / 1000) * 1000)
  }
}

function midnight(local: number, wallClock: (time: number) => number): number {
  const before = wallClock(local - FURTHEST) - (local - FURTHEST)
  const after = wallClock(local + FURTHEST) - (local + FURTHEST)
  for (const offset of [before, after]) if (wallClock(local - offset) === local) return local - offset
  // Clocks go forward over it: the moment at which they do.
  let low = local - FURTHEST
  let high = local + FURTHEST
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (wallClock(middle) < local) low = middle
    else high = middle
  }
  return high
}
