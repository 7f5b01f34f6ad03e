import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useEngineState } from './engine-context'

/** An answer that told what rows know for want of the lines. */
const isPartial = (data: unknown) => (data as { partial?: unknown } | undefined)?.partial === true

/**
 * What failed for want of the lines behind a result, or told less, is asked again when they are there. Where a result that was kept cannot be read,
 * nothing of it stays on the screen.
 */
export function useAskAgain(): void {
  const client = useQueryClient()
  const attached = useEngineState((state) => state.attached)
  const unread = useEngineState((state) => state.unread)
  useEffect(() => {
    if (unread !== null) void client.resetQueries({ queryKey: ['result', unread] })
  }, [client, unread])
  useEffect(() => {
    if (attached === 0) return
    void client.refetchQueries({
      predicate: ({ queryKey, state }) =>
        queryKey[0] === 'result' && (state.status === 'error' || isPartial(state.data)),
    })
  }, [client, attached])
}
