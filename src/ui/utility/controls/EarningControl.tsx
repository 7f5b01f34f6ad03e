import type { UtilityParameters } from '../../../analyses/utility/definition'
import { NumberField } from '../../base/components/NumberField'
import { Segmented } from '../../base/components/Segmented'
import { FloorControl } from '../../run/FloorControl'
import styles from '../../run/RunPanel.module.css'
import { useAnalysis } from '../../run/use-analysis'
import { faceWords } from '../face-words'
import { utilityWords } from '../words'

const words = utilityWords.panel

const FIRST_TOP = 200
const FIRST_LEAST = 1000

/** How much a bundle must earn: the best so many, since nobody knows the right amount beforehand, or at least an amount. */
export function EarningControl() {
  const [{ top, minUtility }, change] = useAnalysis<UtilityParameters>()
  const best = top !== undefined
  return (
    <fieldset className={styles.group}>
      <Segmented
        label={words.earn}
        value={best ? 'top' : 'least'}
        options={[
          { id: 'top', label: words.best },
          { id: 'least', label: words.least },
        ]}
        onChange={(way) =>
          change(
            way === 'top'
              ? { top: FIRST_TOP, minUtility: undefined }
              : { top: undefined, minUtility: minUtility ?? FIRST_LEAST },
          )
        }
      />
      <div className={styles.number}>
        {best ? (
          <NumberField
            label={words.best}
            hideLabel
            value={top}
            min={1}
            step={1}
            onChange={(value) => value !== null && change({ top: value })}
          />
        ) : (
          <NumberField
            label={words.least}
            hideLabel
            value={minUtility ?? null}
            format={{ maximumFractionDigits: 4 }}
            onChange={(value) => value !== null && change({ minUtility: value })}
          />
        )}
        <span className={styles.foot}>{best ? words.bestHint : words.leastHint}</span>
      </div>
      <FloorControl holders={faceWords.holders} />
    </fieldset>
  )
}
