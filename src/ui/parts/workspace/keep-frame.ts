import type { CommandContext } from '../../run/commands/command'
import { frameSeat } from './frame-seat'
import type { Keeper } from './keeper'
import { keep } from './keeping'
import type { Seat } from './seat'
import { workspaceState } from './workspace-state'

export interface FrameKeeping {
  /** When what the frame did before is there again, or is known to be gone. */
  restored: Promise<void>
  /** Whether the browser keeps what it does, or why it does not. Told when there is something to keep. */
  storage: Promise<'kept' | 'refused' | 'elsewhere'>
  isKept(): boolean
}

function somethingToKeep({ engine }: CommandContext): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { source, jobs } = engine.getState()
      if (source === null && jobs.length === 0) return
      stop()
      resolve()
    }
    const stop = engine.subscribe(look)
    look()
  })
}

/** Keeps what a frame does. It takes a worker to do so, which waits until there is something to keep or to bring back. */
export function keepFrame(context: CommandContext, place: { name: string; named: string | null }): FrameKeeping {
  let keeper: Keeper | undefined
  const seat = frameSeat(place).catch(() => null)
  const start = async (at: Seat): Promise<void> => {
    keeper = await keep(context, () => at)
  }
  const restored = seat.then((at) => (at && at.before !== null ? start(at) : undefined))
  async function storage(): Promise<'kept' | 'refused' | 'elsewhere'> {
    const at = await seat
    await restored
    if (!at) return 'refused'
    if (!keeper) await somethingToKeep(context).then(() => start(at))
    if (!keeper?.store) return 'refused'
    return workspaceState.getState().mode === 'read' ? 'elsewhere' : 'kept'
  }
  return {
    // A frame that cannot have back what it did works all the same.
    restored: restored.catch(() => undefined),
    storage: storage().catch(() => 'refused'),
    isKept: () => keeper?.isKept() ?? false,
  }
}
