import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Says what would be here and how to get it. */
export function EmptyState({
  title,
  children,
  action,
  picture,
  level = 2,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  picture?: ReactNode
  /** 1 where the state is the whole page. */
  level?: 1 | 2
}) {
  const Heading = `h${level}` as const
  return (
    <div className={styles.empty}>
      {picture && (
        <div className={styles.picture} aria-hidden="true">
          {picture}
        </div>
      )}
      <Heading>{title}</Heading>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
