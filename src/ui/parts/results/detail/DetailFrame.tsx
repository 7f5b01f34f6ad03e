import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../base/components/IconButton'
import { useWorkspace } from '../../../state/workspace'
import { ItemsOfRow } from '../../items/ItemBar'
import { SaysWhatLacks } from '../../needs-data/NeedsData'
import { resultWords as words } from '../words'
import styles from './DetailFrame.module.css'
import { useDocked } from './use-docked'

/** Beside the grid the detail of a row brings its own head; as a sheet it already has one. Escape closes it. */
export function DetailFrame({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const docked = useDocked()
  const embedded = useWorkspace((workspace) => workspace.embedded)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside
    <div
      className={styles.detail}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      {docked && (
        <div className={styles.head}>
          <h2>{title}</h2>
          <IconButton label={words.detail.close} keys="Esc" onPress={onClose}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {!embedded && <ItemsOfRow />}
      <SaysWhatLacks>{children}</SaysWhatLacks>
    </div>
  )
}

/** The pane goes with the focus in it; the row it was about is where reading goes on. */
export function focusGrid(): void {
  document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus()
}
