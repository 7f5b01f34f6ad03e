import { HeartHandshake } from 'lucide-react'
import type { JudgeParameters } from '../../analyses/judge/definition'
import type { Job } from '../../workers/protocol/jobs'
import { Button } from '../base/components/Button'
import { groupWord } from '../base/group-word'
import { Sentence } from '../base/Sentence'
import styles from './judge.module.css'
import type { Verdict } from './verdict'
import type { Way } from './ways'
import { judgeWords as words } from './words'

/** The comparison in a sentence, what to think of it, and the best way to recommend. */
export function Answer({
  job,
  asked,
  verdict,
  ways,
  onRecommend,
}: {
  job: Job
  asked: JudgeParameters
  verdict: Verdict
  ways: number
  onRecommend: ((way: Way) => void) | null
}) {
  const split = asked.split ?? (job.recipe.data.roles.time === undefined ? 'random' : 'last')
  const column = job.recipe.data.roles.group
  const group = asked.perGroup && column !== undefined ? groupWord(column) : null
  const { hide = 'item', after = '', seen = false, holdOut, k } = asked
  const question = { hide, after, seen, split, holdOut, k, group }
  return (
    <header className={styles.answer}>
      <div>
        <Sentence parts={words.sentence(verdict, question)} />
        <p className={styles.note}>{words.picked(ways)}</p>
      </div>
      {onRecommend && (
        <Button kind="primary" icon={<HeartHandshake aria-hidden="true" />} onPress={() => onRecommend(verdict.best)}>
          {words.recommendBest}
        </Button>
      )}
    </header>
  )
}
