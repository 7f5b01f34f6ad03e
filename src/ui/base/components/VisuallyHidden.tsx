import type { ReactNode } from 'react'
import styles from './VisuallyHidden.module.css'

/** Only read out. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>
}
