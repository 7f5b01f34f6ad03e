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
  const keep = () => {
    const { tables } = engine.getState()
    const { data } = workspace.getState().recipe
    if (paused || !tables || !data.prepared) return
    const wanted = JSON.stringify([tables.lines.id, data.prepared, data.read])
    if (wanted === made) return
    made = wanted
    engine.prepare(data).catch((error: unknown) => toast(told(error), 'bad'))
  }
  workspace.subscribe(keep)
  engine.subscribe(keep)
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
