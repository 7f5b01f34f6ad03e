import { readerFaults } from './sentences'

const QUARTER = 900_000

/** From wall-clock time in a zone, written as if it were UTC, to UTC. Offsets are remembered per quarter of an hour: Intl is slow. */
export function zoneShift(timeZone: string): (local: number) => number {
  const format = zoneFormat(timeZone)
  const wallClock = (utc: number) => {
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(utc)) part[type] = Number(value)
    const { year, month, day, hour, minute, second } = part
    return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!)
  }
  const known = new Map<number, number>()
  return (local) => {
    const quarter = Math.floor(local / QUARTER)
    let offset = known.get(quarter)
    if (offset === undefined) {
      const at = quarter * QUARTER
      const guess = wallClock(at) - at
      offset = wallClock(at - guess) - (at - guess)
      known.set(quarter, offset)
    }
    return local - offset
  }
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric' as const
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    })
  } catch (cause) {
    throw readerFaults.timeZone({ timeZone }, cause)
  }
}
