import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from './class-names'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton'

/** Over everything else. `wide` holds things to be read; `sheet` comes from the bottom of a phone and from the right elsewhere. */
export function Dialog({
  open,
  onClose,
  title,
  kind = 'centre',
  closeLabel = 'Close',
  footer,
  children,
}: {
  open: boolean
  onClose(): void
  title: string
  kind?: 'centre' | 'wide' | 'sheet'
  closeLabel?: string
  footer?: ReactNode
  children: ReactNode
}) {
  return (
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      isDismissable
    >
      <Modal className={classNames(styles.modal, styles[kind])}>
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton label={closeLabel} onPress={onClose}>
              <X aria-hidden="true" />
            </IconButton>
          </header>
          <div className={styles.body}>{children}</div>
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
