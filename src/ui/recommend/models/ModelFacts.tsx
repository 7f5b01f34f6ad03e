import type { ModelInfo } from '../../../workers/recommend/model-file/types'
import styles from './models.module.css'
import { modelWords as words } from './words'

/** What a model was trained on and with. */
export function ModelFacts({ model }: { model: ModelInfo }) {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{words.trainedOn}</dt>
        <dd title={model.trainedOn}>{model.trainedOn}</dd>
      </div>
      <div>
        <dt>{words.knows}</dt>
        <dd>
          {words.customersAndItems(model)}
          {words.groups(model)}
        </dd>
      </div>
      <div>
        <dt>{words.learned}</dt>
        <dd>{words.parameters(model)}</dd>
      </div>
    </dl>
  )
}
