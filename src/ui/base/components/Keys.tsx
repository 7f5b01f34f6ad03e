import styles from './Keys.module.css'

/** A shortcut beside the words it belongs to; read out from `aria-keyshortcuts`, not from here. */
export function Keys({ text }: { text: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {text}
    </span>
  )
}
