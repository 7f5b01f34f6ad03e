import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** A calm word beside the thing it is about. */
export function Notice({ tone = 'info', children }: { tone?: 'info' | 'warn'; children: ReactNode }) {
  const Icon = tone === 'warn' ? TriangleAlert : Info
  return (
    <div className={styles.notice} data-tone={tone}>
      <Icon aria-hidden="true" />
      <div className={styles.words}>{children}</div>
    </div>
  )
}
