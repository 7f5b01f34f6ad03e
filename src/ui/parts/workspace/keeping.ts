import type { CommandContext } from '../../run/commands/command'
import { createKeeper, type Keeper } from './keeper'

let keeper: Promise<Keeper> | undefined

/** The keeper of this page, however often it is asked for. */
export function keep(context: CommandContext): Promise<Keeper> {
  keeper ??= createKeeper(context)
  return keeper
}
