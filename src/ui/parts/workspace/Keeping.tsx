import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { toast } from '../../base/components/announce'
import { told } from '../../base/told'
import { useCommandContext } from '../../run/commands/use-commands'
import { useEngineState } from '../../state/engine-context'
import { keep } from './keeping'
import { WorkspaceBar } from './WorkspaceBar'

/** Keeps what the tab does for as long as it is open. */
export default function Keeping() {
  const context = useCommandContext()
  useEffect(() => {
    keep(context).catch((error: unknown) => toast(told(error), 'bad'))
  }, [context])
  useAskAgain()
  return <WorkspaceBar />
}

/** What failed for want of the lines behind a result is asked again when they are there. */
function useAskAgain(): void {
  const client = useQueryClient()
  const attached = useEngineState((state) => state.attached)
  useEffect(() => {
    if (attached === 0) return
    void client.refetchQueries({
      predicate: ({ queryKey, state }) => queryKey[0] === 'result' && state.status === 'error',
    })
  }, [client, attached])
}
