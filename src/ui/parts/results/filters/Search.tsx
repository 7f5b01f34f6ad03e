import { useEffect, useState } from 'react'
import { SearchField } from '../../../base/components/TextField'
import styles from '../results.module.css'
import { useSettled } from '../use-settled'
import { resultWords as words } from '../words'

/** Typing does not ask with every key; what comes from outside (a link, Back, Clear all) is shown at once. */
const PATIENCE = 160

export function Search({ text, onChange }: { text: string; onChange(text: string): void }) {
  const [typed, setTyped] = useState(text)
  const settled = useSettled(typed, PATIENCE, text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed is handed on, not what came back
  useEffect(() => {
    if (settled.trim() !== text) onChange(settled)
  }, [settled])
  // biome-ignore lint/correctness/useExhaustiveDependencies: trailing blanks being typed stay
  useEffect(() => {
    if (typed.trim().toLowerCase() !== text) setTyped(text)
  }, [text])
  return (
    <div className={styles.search}>
      <SearchField label={words.search} value={typed} onChange={setTyped} />
    </div>
  )
}
