import { HeartHandshake } from 'lucide-react'
import type { JudgeParameters } from '../../analyses/judge/definition'
import type { Job } from '../../workers/protocol/jobs'
import { Button } from '../base/components/Button'
import { groupWord } from '../base/group-word'
import { Sentence } from '../base/Sentence'
import styles from './judge.module.css'
import type { Verdict } from './verdict'
import type { Settings } from './ways'
import { judgeWords as words } from './words'

/** The comparison in a sentence, what to think of it, and the best model to recommend with. */
export function Answer({
  job,
  asked,
  verdict,
  models,
  onRecommend,
}: {
  job: Job
  asked: JudgeParameters
  verdict: Verdict
  models: number
  onRecommend: ((settings: Settings) => void) | null
}) {
  const { settings } = verdict.model
  const split = asked.split ?? (job.recipe.data.roles.time === undefined ? 'random' : 'last')
  const column = job.recipe.data.roles.group
  const group = asked.perGroup && column !== undefined ? groupWord(column) : null
  const good = verdict.is === 'better' || verdict.is === 'unsure'
  const notes = [...(models > 1 ? [words.picked(models)] : []), ...(good ? [] : [words.otherwise])]
  return (
    <header className={styles.answer}>
      <div>
        <Sentence parts={words.sentence(verdict, { split, holdOut: asked.holdOut, k: asked.k, group })} />
        {notes.length > 0 && <p className={styles.note}>{notes.join(' ')}</p>}
      </div>
      {settings && onRecommend && (
        <Button
          kind={good ? 'primary' : 'plain'}
          icon={<HeartHandshake aria-hidden="true" />}
          onPress={() => onRecommend(settings)}
        >
          {models > 1 ? words.recommendBest : words.recommend}
        </Button>
      )}
    </header>
  )
}
