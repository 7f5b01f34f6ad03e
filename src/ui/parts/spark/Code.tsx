import { highlightCode, tagHighlighter, tags } from '@lezer/highlight'
import { parser } from '@lezer/python'
import { Fragment, type ReactNode, useMemo } from 'react'
import styles from './spark.module.css'

const colours = tagHighlighter([
  { tag: [tags.comment, tags.lineComment], class: styles.comment ?? '' },
  { tag: [tags.string, tags.special(tags.string)], class: styles.string ?? '' },
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], class: styles.keyword ?? '' },
  { tag: [tags.number, tags.bool, tags.null], class: styles.number ?? '' },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    class: styles.name ?? '',
  },
])

/** What is coloured of a Python file, from its first to its last sign. */
function coloured(code: string): ReactNode[] {
  const parts: ReactNode[] = []
  highlightCode(
    code,
    parser.parse(code),
    colours,
    (text, classes) => parts.push(classes ? <span className={classes}>{text}</span> : text),
    () => parts.push('\n'),
  )
  return parts
}

/** A file of a project, to be read. */
export function Code({ name, text }: { name: string; text: string }) {
  const parts = useMemo(() => (name.endsWith('.py') ? coloured(text) : [text]), [name, text])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.code} tabIndex={0} aria-label={name}>
      <pre>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
          <Fragment key={at}>{part}</Fragment>
        ))}
      </pre>
    </section>
  )
}
