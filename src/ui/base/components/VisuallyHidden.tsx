import type { ReactNode } from 'react'
import styles from './VisuallyHidden.module.css'

/** Only read out; as a part of a table it still names what it names. */
export function VisuallyHidden({
  as: Element = 'span',
  children,
}: {
  as?: 'span' | 'caption' | 'thead'
  children: ReactNode
}) {
  return <Element className={styles.hidden}>{children}</Element>
}
