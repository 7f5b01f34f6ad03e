import { useEffect } from 'react'
import { toast } from '../../base/components/announce'
import { told } from '../../base/told'
import { useCommandContext } from '../../run/commands/use-commands'
import { useAskAgain } from '../../state/use-ask-again'
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
