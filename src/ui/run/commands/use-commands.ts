import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { toast } from '../../base/components/announce'
import { told } from '../../base/told'
import { useEngine } from '../../state/engine-context'
import { useWorkspaceStore } from '../../state/workspace'
import type { Command, CommandContext } from './command'

const ofViews = createStore<{ lists: readonly (readonly Command[])[] }>(() => ({ lists: [] }))

/** Adds commands while a view is on the screen. Keep the list stable (a constant or useMemo). */
export function useViewCommands(list: readonly Command[]): void {
  useEffect(() => {
    ofViews.setState(({ lists }) => ({ lists: [...lists, list] }))
    return () => ofViews.setState(({ lists }) => ({ lists: lists.filter((other) => other !== list) }))
  }, [list])
}

/** The commands of the views on the screen. */
export function useCommandsOfViews(): readonly Command[] {
  const { lists } = useStore(ofViews)
  return useMemo(() => lists.flat(), [lists])
}

export function useCommandContext(): CommandContext {
  const engine = useEngine()
  const workspace = useWorkspaceStore()
  return useMemo(() => ({ engine, workspace }), [engine, workspace])
}

/** Runs a command if it is on offer now; what goes wrong is said at the foot of the page. */
export async function runCommand(command: Command, context: CommandContext): Promise<void> {
  if (command.label(context) === undefined) return
  try {
    await command.run(context)
  } catch (error) {
    toast(told(error), 'bad')
  }
}
