import type { CommandContext } from '../../run/commands/command'
import { createKeeper, type Keeper } from './keeper'
import { type Seat, tabSeat } from './seat'

let keeper: Promise<Keeper> | undefined

/** The keeper of this page, however often it is asked for. */
export function keep(context: CommandContext, seat: () => Seat = tabSeat): Promise<Keeper> {
  keeper ??= createKeeper(context, seat())
  return keeper
}
