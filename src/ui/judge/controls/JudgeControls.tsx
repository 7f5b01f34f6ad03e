import { type JudgeParameters, MOST_MODELS, modelsOf } from '../../../analyses/judge/definition'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { NumberField } from '../../base/components/NumberField'
import { NumbersField } from '../../base/components/NumbersField'
import { Segmented } from '../../base/components/Segmented'
import styles from '../../run/RunPanel.module.css'
import { useAnalysis } from '../../run/use-analysis'
import { runWords } from '../../run/words'
import { useTable } from '../../state/use-table'
import { useWorkspace } from '../../state/workspace'
import { judgeWords } from '../words'
import { sizesFor } from './judge-sizes'

const words = judgeWords.panel

/** What is hidden from the models. */
function Hidden() {
  const [{ split, holdOut, k }, change] = useAnalysis<JudgeParameters>()
  const timed = useWorkspace((w) => w.recipe.data.roles.time !== undefined)
  const usual = timed ? 'last' : 'random'
  const used = split ?? usual
  return (
    <fieldset className={styles.group}>
      {(timed || split === 'last') && (
        <Segmented
          label={words.hide}
          value={used}
          options={(['last', 'random'] as const).map((id) => ({ id, label: words.splits[id].label }))}
          onChange={(id) => change({ split: id === usual ? undefined : id })}
        />
      )}
      <p className={styles.foot} data-tone={used === 'last' && !timed ? 'warn' : undefined}>
        {timed ? words.splits[used].hint : used === 'last' ? words.timesMissing : words.timesUnknown}
      </p>
      <div className={styles.halves}>
        <NumberField
          label={words.holdOut}
          value={holdOut}
          min={1}
          max={100}
          step={1}
          onChange={(value) => value !== null && change({ holdOut: value })}
        />
        <NumberField
          label={words.k}
          value={k}
          min={1}
          step={1}
          onChange={(value) => value !== null && change({ k: value })}
        />
      </div>
    </fieldset>
  )
}

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
