import type { RecipeData } from '../../../recipe/schema'
import type { OutsideMoney as Outside } from '../../../workers/protocol/table'
import styles from './results.module.css'
import { resultWords } from './words'

/** The lines that no sum of money holds, as a sentence; columns are called as the file calls them. */
export function outsideMoneyWords({ lines, lacks }: Outside, { roles }: Pick<RecipeData, 'roles'>): string {
  return resultWords.outsideMoney(
    lines,
    lacks.map((role) => roles[role] ?? role),
  )
}

/** Told above an answer in money. */
export function OutsideMoney({ outside, data }: { outside: Outside | undefined; data: RecipeData }) {
  return outside ? <p className={styles.aside}>{outsideMoneyWords(outside, data)}</p> : null
}
