import styles from './Sentence.module.css'
import type { SentencePart } from './sentence-parts'

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
