import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../base/components/Button'
import { copyText } from '../../../base/components/copy-text'
import { Sentence } from '../../../base/Sentence'
import { type SentencePart, sentenceText } from '../../../base/sentence-parts'
import { resultWords } from '../words'
import styles from './detail.module.css'

/** A row in a sentence that can be copied; `tools` stand before the copying. */
export function DetailSentence({
  parts,
  note,
  tools,
}: {
  parts: readonly SentencePart[]
  /** Right below the sentence: how far to trust it. */
  note?: ReactNode
  tools?: ReactNode
}) {
  const words = resultWords.detail
  return (
    <>
      <div>
        <Sentence parts={parts} />
        {note && <p className={styles.note}>{note}</p>}
      </div>
      <div className={styles.tools}>
        {tools}
        <Button
          kind="quiet"
          size="small"
          icon={<Copy aria-hidden="true" />}
          onPress={() => void copyText(sentenceText(parts), words.copied)}
        >
          {words.copy}
        </Button>
      </div>
    </>
  )
}
