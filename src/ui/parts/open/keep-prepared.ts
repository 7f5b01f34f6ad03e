import { toast } from '../../base/components/announce'
import { told } from '../../base/told'
import type { CommandContext } from '../../run/commands/command'

let keeping = false
let paused = false

/** From now on the table that is asked is the one that the recipe prepares, whoever changes that: hand, undo or a link. */
export function keepPrepared({ engine, workspace }: CommandContext): void {
  if (keeping) return
  keeping = true
  let made = ''
  let last = new AbortController()
  const keep = () => {
    const { tables, source } = engine.getState()
    const { data } = workspace.getState().recipe
    const lines = tables?.lines ?? source
    if (paused || !lines || !(data.prepared ?? tables?.made)) return
    const wanted = JSON.stringify([lines.id, data.prepared ?? null, data.read])
    if (wanted === made) return
    made = wanted
    last.abort()
    last = new AbortController()
    const { signal } = last
    engine.prepare(data, { signal }).catch((error: unknown) => {
      if (!signal.aborted) toast(told(error), 'bad')
    })
  }
  workspace.subscribe(keep)
  // A file that was just opened is not yet what the recipe speaks of; several tables are sorted by then.
  engine.subscribe(() => {
    if (engine.getState().tables) keep()
  })
}

/** While the tables change and the recipe does not yet, nothing is to be made. */
export async function withoutPreparing<T>(work: () => Promise<T>): Promise<T> {
  paused = true
  try {
    return await work()
  } finally {
    paused = false
  }
}
