/** A document of a bundle: maps and lists by their depth, plain keys, and scalars as JSON writes them. Throws at all else. */
export function readBundle(text: string): unknown {
  const lines = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ depth: line.length - line.trimStart().length, says: line.trimStart() }))
  let at = 0

  function listAt(depth: number): unknown[] {
    const found: unknown[] = []
    while (lines[at]?.depth === depth && lines[at]!.says.startsWith('- ')) {
      const says = lines[at]!.says.slice(2)
      if (/^[A-Za-z0-9_-]+:/.test(says)) {
        lines[at] = { depth: depth + 2, says }
        found.push(mapAt(depth + 2))
      } else {
        found.push(JSON.parse(says))
        at++
      }
    }
    return found
  }

  function mapAt(depth: number): object {
    const found = new Map<string, unknown>()
    while (lines[at]?.depth === depth && !lines[at]!.says.startsWith('- ')) {
      const { says } = lines[at++]!
      const key = /^([A-Za-z0-9_-]+):(?: (.+))?$/.exec(says)
      if (!key || found.has(key[1]!)) throw new Error(`no entry of a bundle: ${says}`)
      found.set(key[1]!, key[2] === undefined ? below(depth) : JSON.parse(key[2]))
    }
    return Object.fromEntries(found)
  }

  function below(depth: number): unknown {
    const next = lines[at]
    if (!next || next.depth <= depth) throw new Error('an entry of a bundle says nothing')
    return next.says.startsWith('- ') ? listAt(next.depth) : mapAt(next.depth)
  }

  const read = mapAt(0)
  if (at < lines.length) throw new Error(`not read: ${lines[at]!.says}`)
  return read
}

export interface Bundle {
  bundle: { name: string }
  variables: Record<string, { default: string }>
  targets: object
  resources: { jobs: Record<string, object> }
}

/** The one job of a bundle, as the Jobs API knows jobs. */
export function jobOf(text: string): object {
  const { resources } = readBundle(text) as Bundle
  const jobs = Object.values(resources.jobs)
  if (jobs.length !== 1) throw new Error(`${jobs.length} jobs`)
  return jobs[0]!
}
