import styles from './lacks.module.css'
import { useLacks } from './use-lacks'
import { lackWords as words } from './words'

/** All that is missing in this browser and on this page, and what each costs. */
export function Lacks() {
  const lacks = useLacks()
  if (lacks.length === 0) return <p className={styles.none}>{words.none}</p>
  return (
    <dl className={styles.lacks} aria-label={words.title(lacks.length)}>
      {lacks.map((lack) => (
        <div key={lack}>
          <dt>{words.costs[lack].name}</dt>
          <dd>{words.costs[lack].costs}</dd>
        </div>
      ))}
    </dl>
  )
}
