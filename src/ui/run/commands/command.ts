import type { LucideIcon } from 'lucide-react'
import type { Engine } from '../../../client/types'
import type { WorkspaceStore } from '../../state/workspace'

export interface CommandContext {
  engine: Engine
  workspace: WorkspaceStore
}

/** One thing that can be done: by menu, keyboard and palette alike. */
export interface Command {
  id: string
  /** Undefined hides the command for now. */
  label(context: CommandContext): string | undefined
  /** In the notation of tinykeys: "$mod+Enter". */
  keys?: string
  /** Other words to find it by. */
  words?: string
  /** Offered in the export menu as well, with this icon. */
  exports?: LucideIcon
  run(context: CommandContext): void | Promise<void>
}
