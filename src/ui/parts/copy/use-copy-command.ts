import { Sheet } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { Command } from '../../run/commands/command'
import { useViewCommands } from '../../run/commands/use-commands'
import { copyWords as words } from './words'

/** Offers all rows on the screen to spreadsheets: in the export menu and the palette. */
export function useCopyCommand(copyAll: () => void | Promise<void>): void {
  // The list of commands stays the same while what is copied changes with every row.
  const latest = useRef(copyAll)
  latest.current = copyAll
  useViewCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'copy-excel',
          label: () => words.excel,
          words: 'clipboard spreadsheet table rows',
          exports: Sheet,
          run: () => latest.current(),
        },
      ],
      [],
    ),
  )
}
