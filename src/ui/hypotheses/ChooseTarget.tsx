import { Microscope } from 'lucide-react'
import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import { Button } from '../base/components/Button'
import { EmptyState } from '../base/components/EmptyState'
import { run } from '../run/commands/run'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { useAnalysis } from '../run/use-analysis'
import styles from './hypotheses.module.css'
import { likelyTargets } from './targets'
import { useColumns } from './use-columns'
import { hypothesisWords } from './words'

const words = hypothesisWords.choose

/** Nothing is asked yet: columns that are likely to be meant, each a question in one press. */
export function ChooseTarget() {
  const context = useCommandContext()
  const [, change] = useAnalysis<HypothesesParameters>()
  const ask = (target: string) => {
    change({ target, positive: undefined })
    void runCommand(run, context)
  }
  return (
    <EmptyState
      picture={<Microscope />}
      title={words.title}
      action={
        <div className={styles.choices}>
          {likelyTargets(useColumns()).map((name) => (
            <Button key={name} onPress={() => ask(name)}>
              {name}
            </Button>
          ))}
        </div>
      }
    >
      {words.text}
    </EmptyState>
  )
}
