import { type JudgeParameters, MOST_MODELS, modelsOf } from '../../../analyses/judge/definition'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { NumbersField } from '../../base/components/NumbersField'
import styles from '../../run/RunPanel.module.css'
import { useAnalysis } from '../../run/use-analysis'
import { runWords } from '../../run/words'
import { useTable } from '../../state/use-table'
import { judgeWords } from '../words'
import { Hidden } from './Hidden'
import { sizesFor } from './judge-sizes'

const words = judgeWords.panel

/** What is hidden, and which settings are tried. */
export function JudgeControls() {
  const [analysis, change] = useAnalysis<JudgeParameters>()
  const { data: table } = useTable()
  const models = modelsOf(analysis)
  const most = Math.max(...analysis.factors)
  const sizes = table ? sizesFor(table.health.items) : []
  const refuse = (name: 'factors' | 'alpha' | 'regularization') => (count: number) => {
    const all = (models / analysis[name].length) * count
    return all > MOST_MODELS ? words.tooMany(all, MOST_MODELS) : null
  }
  return (
    <>
      <Hidden />
      <fieldset className={classNames(styles.group, styles.apart)}>
        <NumbersField
          label={runWords.training.factors}
          value={analysis.factors}
          limits={{ min: 1, max: 256, whole: true }}
          refuse={refuse('factors')}
          onChange={(factors) => change({ factors })}
        />
        <NumbersField
          label={runWords.training.alpha}
          value={analysis.alpha}
          limits={{ min: 0 }}
          refuse={refuse('alpha')}
          onChange={(alpha) => change({ alpha })}
        />
        <NumbersField
          label={runWords.training.regularization}
          value={analysis.regularization}
          limits={{ min: 0 }}
          refuse={refuse('regularization')}
          onChange={(regularization) => change({ regularization })}
        />
        <p className={styles.foot} aria-live="polite">
          {words.models(models, analysis.iterations)}
        </p>
        {table && most > table.health.items / 2 && (
          <p className={styles.foot}>{words.byHeart(most, table.health.items)}</p>
        )}
        {sizes.length > 1 && analysis.factors.length === 1 && (
          <Button size="small" onPress={() => change({ factors: sizes })}>
            {words.trySizes(sizes.join(', '))}
          </Button>
        )}
      </fieldset>
    </>
  )
}
