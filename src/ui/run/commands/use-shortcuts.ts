import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import type { Command, CommandContext } from './command'
import { runCommand } from './use-commands'

const NO_TEXT = new Set(['range', 'radio', 'checkbox', 'button', 'submit', 'file'])

function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}

/** Undo in a text field undoes typing, and letters write; only combinations that mean nothing there get through. */
function belongsToField(event: KeyboardEvent, keys: string): boolean {
  return takesText(event.target) && (!keys.includes('$mod') || keys.endsWith('+z'))
}

export function useShortcuts(commands: readonly Command[], context: CommandContext): void {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    for (const command of commands) {
      const { keys } = command
      if (!keys || bindings[keys]) continue
      bindings[keys] = (event) => {
        if (belongsToField(event, keys) || document.querySelector('[aria-modal="true"]')) return
        event.preventDefault()
        event.stopPropagation()
        void runCommand(command, context)
      }
    }
    // Before the controls: a pressed button keeps Enter to itself, with or without modifiers.
    return tinykeys(window, bindings, { capture: true })
  }, [commands, context])
}
