import { useQuery } from '@tanstack/react-query'
import { useCommandContext } from '../../run/commands/use-commands'
import type { Keeper } from './keeper'
import { keep } from './keeping'

/** Undefined while it is on its way. */
export function useKeeper(): Keeper | undefined {
  const context = useCommandContext()
  return useQuery({ queryKey: ['keeper'], queryFn: () => keep(context) }).data
}
