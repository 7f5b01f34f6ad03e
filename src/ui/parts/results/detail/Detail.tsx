import type { ReactNode } from 'react'
import { Button } from '../../../base/components/Button'
import { classNames } from '../../../base/components/class-names'
import { ErrorNotice } from '../../../base/components/ErrorNotice'
import { lacksLines } from '../../needs-data/data-offer'
import { LacksData } from '../../needs-data/NeedsData'
import { resultWords } from '../words'
import styles from './detail.module.css'

/** What an answer about a row may be so far; that of a query fits. */
interface Answer<T> {
  data: T | undefined
  error: Error | null
  /** The row before is still shown. */
  isPlaceholderData?: boolean
  refetch(): unknown
}

/** What there is to know of a row, in every state of asking for it. */
export function Detail<T>({ answer, children }: { answer: Answer<T>; children(data: T): ReactNode }) {
  const { data, error, isPlaceholderData: stale = false, refetch } = answer
  if (error) return <AskAgain error={error} onPress={refetch} />
  if (data === undefined) return <DetailWaiting />
  return <DetailBody stale={stale}>{children(data)}</DetailBody>
}

export function DetailBody({ stale = false, children }: { stale?: boolean; children: ReactNode }) {
  return (
    <div className={classNames(styles.detail, stale && styles.stale)} aria-busy={stale}>
      {children}
    </div>
  )
}

export const DetailWaiting = () => <div className={styles.waiting} aria-busy="true" />

/** What went wrong, and the way to another try. */
export function AskAgain({ error, onPress }: { error: Error; onPress(): unknown }) {
  if (lacksLines(error)) return <LacksData />
  return (
    <ErrorNotice error={error} action={<Button onPress={() => void onPress()}>{resultWords.detail.retry}</Button>} />
  )
}
