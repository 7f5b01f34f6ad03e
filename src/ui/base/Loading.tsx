import { shell } from '../shell/words'
import styles from './Loading.module.css'

/** Shown only when it takes longer than a moment. */
export function Loading({ text = shell.loadingView }: { text?: string }) {
  return (
    <div className={styles.loading} role="status">
      {text}
    </div>
  )
}
