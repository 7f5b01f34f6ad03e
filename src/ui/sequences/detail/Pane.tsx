import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../components/IconButton'
import { NARROW, useMedia } from '../../components/use-media'
import { useWorkspace } from '../../state/workspace'
import { sequenceWords } from '../../words/sequences'
import styles from './detail.module.css'

/** Beside the answer the pane brings its own head; as a sheet it already has one. */
export function Pane({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const narrow = useMedia(NARROW)
  const embedded = useWorkspace((workspace) => workspace.embedded)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside
    <div
      className={styles.pane}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      {!narrow && !embedded && (
        <div className={styles.head}>
          <h2>{title}</h2>
          <IconButton label={sequenceWords.detail.close} keys="Esc" onPress={onClose}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {children}
    </div>
  )
}
