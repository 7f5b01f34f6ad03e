import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Says what would be here and how to get it. */
export function EmptyState({
  title,
  children,
  action,
  picture,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  picture?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      {picture && (
        <div className={styles.picture} aria-hidden="true">
          {picture}
        </div>
      )}
      <h2>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
