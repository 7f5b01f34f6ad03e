import styles from './Loading.module.css'
import { components as words } from './words'

/** Shown only when it takes longer than a moment. */
export function Loading({ text = words.loadingView }: { text?: string }) {
  return (
    <div className={styles.loading} role="status">
      {text}
    </div>
  )
}
