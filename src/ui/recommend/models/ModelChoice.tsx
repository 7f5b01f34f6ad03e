import { FileInput, X } from 'lucide-react'
import { useId } from 'react'
import type { RecommendParameters } from '../../../analyses/recommend/definition'
import { isModel } from '../../../workers/recommend/model-file/types'
import { Button } from '../../base/components/Button'
import { IconButton } from '../../base/components/IconButton'
import { Notice } from '../../base/components/Notice'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import { useAnalysis } from '../../run/use-analysis'
import { useEngineState } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'
import { faceWords } from '../face-words'
import { ModelFacts } from './ModelFacts'
import styles from './models.module.css'
import { pickModel, scoreWith } from './score-with'
import { modelWords as words } from './words'

/** The saved model that customers are scored with, or the way to one. */
export function ModelChoice() {
  const [analysis] = useAnalysis<RecommendParameters>()
  const context = useCommandContext()
  const source = useEngineState((state) => state.source)
  const models = useEngineState((state) => state.assets).filter(isModel)
  if (analysis.model !== undefined) return <Chosen id={analysis.model} />
  if (!source) return null
  return (
    <div className={styles.choice}>
      {models.map((model) => (
        <Button key={model.id} wide icon={<FileInput aria-hidden="true" />} onPress={() => scoreWith(context, model)}>
          {words.takeThis(model.name)}
        </Button>
      ))}
      <Button
        wide
        icon={models.length === 0 && <FileInput aria-hidden="true" />}
        onPress={() => void runCommand(pickModel, context)}
      >
        {faceWords.use}
      </Button>
      <p className={styles.note}>{words.useHint}</p>
    </div>
  )
}

/** A model that knows amounts says little of customers without them, and the other way round. */
function Amounts({ trained }: { trained: string | undefined }) {
  const mapped = useWorkspace((w) => w.recipe.data.roles.value)
  if (trained !== undefined && mapped === undefined) return <Notice tone="warn">{words.noAmounts(trained)}</Notice>
  if (trained === undefined && mapped !== undefined) return <Notice tone="warn">{words.newAmounts(mapped)}</Notice>
  return null
}

function Chosen({ id }: { id: string }) {
  const title = useId()
  const [, change] = useAnalysis<RecommendParameters>()
  const model = useEngineState((state) => state.assets.find((known) => known.id === id))
  const ownData = useEngineState((state) => state.source?.asset?.id === id)
  return (
    <section className={styles.card} aria-labelledby={title}>
      <header>
        <h2 id={title} title={model?.name}>
          {model?.name ?? words.label}
        </h2>
        <IconButton label={words.remove} onPress={() => change({ model: undefined })}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {isModel(model) ? (
        <>
          <ModelFacts model={model} />
          <p className={styles.note}>{ownData ? words.own : words.others}</p>
          <Amounts trained={model.columns.value} />
        </>
      ) : (
        <Notice tone="warn">{words.closed}</Notice>
      )}
    </section>
  )
}
