import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { type PlainError, toPlainError } from '../../../recipe/error'
import { components as words } from '../words'
import styles from './Notice.module.css'

/** What happened and what to do next; the cause is there for whoever asks. */
export function ErrorNotice({ error, action }: { error: unknown; action?: ReactNode }) {
  const plain = isPlain(error) ? error : toPlainError(error)
  return (
    <div className={styles.notice} data-tone="bad" role="alert">
      <TriangleAlert aria-hidden="true" />
      <div className={styles.words}>
        <p>{plain.message}</p>
        {plain.cause && (
          <details>
            <summary>{words.forTheDeveloper(plain.code)}</summary>
            <pre>{plain.cause}</pre>
          </details>
        )}
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  )
}

function isPlain(error: unknown): error is PlainError {
  return typeof error === 'object' && error !== null && !(error instanceof Error) && 'code' in error
}
