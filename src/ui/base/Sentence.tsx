import type { SentencePart } from '../parts/results/words'
import styles from '../rules/detail/detail.module.css'

export function Sentence({ parts }: { parts: readonly SentencePart[] }) {
  return (
    <p className={styles.sentence}>
      {parts.map((part, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is its order
        typeof part === 'string' ? part : <b key={at}>{part.strong}</b>,
      )}
    </p>
  )
}
