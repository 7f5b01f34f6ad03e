import type { WayName } from '../../../analyses/parameters'
import type { RecommendParameters } from '../../../analyses/recommend/definition'
import { NumberField } from '../../base/components/NumberField'
import { Select } from '../../base/components/Select'
import styles from '../../run/RunPanel.module.css'
import { useAnalysis } from '../../run/use-analysis'
import { useWorkspace } from '../../state/workspace'
import { recommendWords } from '../words'

const words = recommendWords.panel
const WAYS: readonly WayName[] = ['als', 'similar', 'ease', 'bpr', 'popular', 'again']
/** What a ranking is best learned with: the factors of ALS want far more. */
const RANKING = 0.01

/** Which way recommends. */
export function MethodControl() {
  const [{ method = 'als', window, excludeSeen }, change] = useAnalysis<RecommendParameters>()
  const timed = useWorkspace((w) => w.recipe.data.roles.time !== undefined)
  return (
    <>
      <Select
        label={words.method}
        value={method}
        options={WAYS.map((id) => ({ id, label: words.methods[id].label, hint: words.methods[id].hint }))}
        onChange={(id) =>
          change({
            method: id === 'als' ? undefined : id,
            window: id === 'popular' ? window : undefined,
            ...(id === 'bpr' && { regularization: RANKING }),
            excludeSeen: id === 'again' ? false : method === 'again' || excludeSeen,
          })
        }
      />
      <p className={styles.foot}>{words.methods[method].about}</p>
      {method === 'popular' && timed && (
        <NumberField
          label={words.window}
          value={window ?? null}
          min={1}
          step={1}
          placeholder={words.ever}
          onChange={(days) => change({ window: days ?? undefined })}
        />
      )}
    </>
  )
}
