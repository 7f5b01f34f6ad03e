import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import { Button } from '../base/components/Button'
import { formatCount } from '../base/format'
import { orNone } from '../run/or-none'
import { useAnalysis } from '../run/use-analysis'
import { useWorkspace } from '../state/workspace'
import type { HypothesisFacts, RunFacts } from './facts'
import styles from './hypotheses.module.css'
import { hypothesisWords } from './words'

const words = hypothesisWords.candidates

/** Columns that could explain, in how many explanations that hold each is, and those that took no part and why. */
export function Candidates({ run, all }: { run: RunFacts; all: readonly HypothesisFacts[] }) {
  const [{ exclude = [], features }, change] = useAnalysis<HypothesesParameters>()
  const reading = useWorkspace((workspace) => workspace.embedded)
  const holding = all.filter(({ holds }) => holds)
  const isIn = (column: string) => (name: string) => name === column || name.startsWith(`${column} `)
  const counted = run.candidates
    .map((column) => ({ column, count: holding.filter(({ features: of }) => of.some(isIn(column))).length }))
    .toSorted((a, b) => b.count - a.count)
  const drop = (column: string) =>
    change({ exclude: [...exclude, column], features: orNone(features?.filter((name) => name !== column) ?? []) })
  const back = (column: string) => {
    const rest = exclude.filter((name) => name !== column)
    const forced = rest.length === exclude.length ? [...(features ?? run.candidates), column] : features
    change({ exclude: rest, features: forced })
  }
  return (
    <div className={styles.scroller}>
      <table className={styles.candidates}>
        <caption>{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.best}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {counted.map(({ column, count }) => (
            <tr key={column}>
              <th scope="row">{column}</th>
              <td>
                <span
                  className={styles.bar}
                  style={{ inlineSize: `${(100 * count) / Math.max(1, holding.length)}px` }}
                />
                {formatCount(count)}
              </td>
              <td>
                {!reading && (
                  <Button kind="quiet" size="small" aria-label={words.drop(column)} onPress={() => drop(column)}>
                    {words.dropShort}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        {run.leftOut.length > 0 && (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={3} className={styles.rowgroup}>
                {words.leftOut}
              </th>
            </tr>
            {run.leftOut.map(({ column, why }) => (
              <tr key={column}>
                <th scope="row">{column}</th>
                <td className={styles.why}>{words.why[why]}</td>
                <td>
                  {!reading && why !== 'list' && why !== 'empty' && why !== 'constant' && (
                    <Button kind="quiet" size="small" aria-label={words.back(column)} onPress={() => back(column)}>
                      {words.backShort}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </div>
  )
}
