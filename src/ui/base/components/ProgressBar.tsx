import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import styles from './ProgressBar.module.css'

/** `share` null: something goes on, nobody knows how long. */
export function ProgressBar({ label, share, hideLabel }: { label: string; share: number | null; hideLabel?: boolean }) {
  return (
    <AriaProgressBar
      aria-label={label}
      className={styles.progress ?? ''}
      isIndeterminate={share === null}
      value={(share ?? 0) * 100}
    >
      {({ valueText }) => (
        <>
          {!hideLabel && (
            <span className={styles.words} aria-hidden="true">
              <span>{label}</span>
              {share !== null && <span>{valueText}</span>}
            </span>
          )}
          <span className={styles.track}>
            <span
              className={share === null ? styles.going : styles.fill}
              style={share === null ? undefined : { transform: `scaleX(${share})` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  )
}
