import type { SubstitutesParameters } from '../../analyses/substitutes/definition'
import { ItemPicker } from '../base/components/ItemPicker'
import { NumberField } from '../base/components/NumberField'
import { useItemNames } from '../run/BasketOptions'
import type { MoreOptionsProps } from '../run/MoreOptions'
import { orNone } from '../run/or-none'
import styles from '../run/RunPanel.module.css'
import { useAnalysis } from '../run/use-analysis'
import { useWorkspace } from '../state/workspace'
import { substituteWords } from './words'

const words = substituteWords.panel
const SHARE: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 1 }

/** How often each item is bought, how seldom both, and how alike their company is. */
export function SubstituteControls() {
  const [{ minBaskets, maxLift, minCompany }, change] = useAnalysis<SubstitutesParameters>()
  const known = useWorkspace((w) => w.recipe.data.roles.customer !== undefined)
  return (
    <>
      <fieldset className={styles.group}>
        <div className={styles.legend}>{words.frequent}</div>
        <div className={styles.number}>
          <NumberField
            label={words.frequent}
            hideLabel
            value={minBaskets}
            min={1}
            step={1}
            onChange={(value) => value !== null && change({ minBaskets: value })}
          />
          <span className={styles.foot}>{words.baskets}</span>
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <div className={styles.legend}>{words.apart}</div>
        <div className={styles.number}>
          <NumberField
            label={words.apart}
            hideLabel
            value={maxLift}
            min={0.01}
            max={1}
            step={0.01}
            format={SHARE}
            onChange={(value) => value !== null && change({ maxLift: value })}
          />
          <span className={styles.foot}>{words.ofChance}</span>
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <div className={styles.legend}>{words.alike}</div>
        <div className={styles.number}>
          <NumberField
            label={words.alike}
            hideLabel
            value={minCompany}
            min={0}
            max={1}
            step={0.01}
            format={SHARE}
            onChange={(value) => value !== null && change({ minCompany: value })}
          />
          <span className={styles.foot}>{words.alikeHint}</span>
        </div>
        {!known && <p className={styles.foot}>{words.noCustomers}</p>}
      </fieldset>
    </>
  )
}

function LeftOut() {
  const [{ exclude }, change] = useAnalysis<SubstitutesParameters>()
  const items = useItemNames()
  return (
    <ItemPicker
      label={words.exclude}
      value={exclude ?? []}
      suggestions={items}
      onChange={(next) => change({ exclude: orNone(next) })}
    />
  )
}

export const substituteOptions: MoreOptionsProps = {
  label: () => words.more,
  sets: ['exclude'],
  fields: () => [words.exclude],
  controls: <LeftOut />,
}
