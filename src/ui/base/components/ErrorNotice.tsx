import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { plainly, told } from '../told'
import { components as words } from '../words'
import styles from './Notice.module.css'

/** What happened and what to do next; the cause is there for whoever asks. */
export function ErrorNotice({ error, action }: { error: unknown; action?: ReactNode }) {
  const { code, cause } = plainly(error)
  return (
    <div className={styles.notice} data-tone="bad" role="alert">
      <TriangleAlert aria-hidden="true" />
      <div className={styles.words}>
        <p>{told(error)}</p>
        {cause && (
          <details>
            <summary>{words.forTheDeveloper(code)}</summary>
            <pre>{cause}</pre>
          </details>
        )}
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  )
}
