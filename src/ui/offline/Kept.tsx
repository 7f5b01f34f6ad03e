import { useEffect } from 'react'
import { useCommandContext } from '../run/commands/use-commands'
import { openLaunched } from './launched'
import { startOffline } from './start'

/** What makes an application of the page: it stays without a network, is installed, and opens files for the system. */
export default function Kept() {
  const context = useCommandContext()
  useEffect(() => {
    openLaunched(context)
    startOffline(context.engine).catch((cause: unknown) => {
      console.warn('The workbench is not kept for use without a network.', cause)
    })
  }, [context])
  return null
}
