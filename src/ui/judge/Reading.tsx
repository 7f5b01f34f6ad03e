import { useId } from 'react'
import styles from './judge.module.css'
import { MEASURES } from './ways'
import { judgeWords as words } from './words'

/** What the columns say: tooltips are not for every hand. */
export function Reading() {
  const title = useId()
  return (
    <section className={styles.reading} aria-labelledby={title}>
      <h2 id={title}>{words.reading}</h2>
      <dl>
        {MEASURES.map((name) => (
          <div key={name}>
            <dt>{words.measures[name].label}</dt>
            <dd>
              {words.measures[name].means} {name === 'hit_rate' && words.line}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
