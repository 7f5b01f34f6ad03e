import { type HypothesesParameters, LANGUAGES } from '../../analyses/hypotheses/definition'
import { TARGET_KINDS } from '../../analyses/shapes/features'
import { NumberField } from '../base/components/NumberField'
import { Segmented } from '../base/components/Segmented'
import { Select } from '../base/components/Select'
import { MoreOptions } from '../run/MoreOptions'
import styles from '../run/RunPanel.module.css'
import { useAnalysis } from '../run/use-analysis'
import { useWorkspace } from '../state/workspace'
import { HowSearched, searchFields, searchParameters } from './HowSearched'
import { LeftOutColumns } from './LeftOutColumns'
import { useColumns } from './use-columns'
import { hypothesisWords } from './words'

const words = hypothesisWords.panel
const SHARE: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 1 }
/** Stands for no column. */
const NONE = ''

/** What is to be explained, by what kind of answer, and what rows belong to. */
export function Question() {
  const [asked, change] = useAnalysis<HypothesesParameters>()
  const { target, targetKind, language = 'sets', unit, maxFeatures, maxConditions, minCoverage } = asked
  const customer = useWorkspace((workspace) => workspace.recipe.data.roles.customer)
  const columns = useColumns()
  const named = columns.map(({ name }) => ({ id: name, label: name }))
  const sets = language === 'sets'
  return (
    <>
      <div className={styles.group} data-question="target">
        <Select
          label={words.target}
          placeholder={words.choose}
          value={target || null}
          options={named}
          onChange={(name) => change({ target: name, positive: undefined })}
        />
        <Select
          label={words.kind}
          value={targetKind ?? 'auto'}
          options={TARGET_KINDS.map((id) => ({ id, label: words.kinds[id] }))}
          onChange={(kind) => change({ targetKind: kind })}
        />
      </div>
      <Segmented
        label={words.language}
        value={language}
        options={LANGUAGES.map((id) => ({ id, label: words.languages[id] }))}
        onChange={(next) => change({ language: next })}
      />
      <div className={styles.halves}>
        <NumberField
          label={sets ? words.most : words.mostConditions}
          value={sets ? (maxFeatures ?? 6) : (maxConditions ?? 3)}
          min={1}
          max={sets ? 20 : 5}
          step={1}
          onChange={(value) => value !== null && change(sets ? { maxFeatures: value } : { maxConditions: value })}
        />
        {!sets && (
          <NumberField
            label={words.least}
            value={minCoverage ?? 0.02}
            min={0}
            max={1}
            step={0.01}
            format={SHARE}
            onChange={(value) => value !== null && change({ minCoverage: value })}
          />
        )}
      </div>
      <div className={styles.group}>
        <Select
          label={words.unit}
          value={unit ?? customer ?? NONE}
          options={[{ id: NONE, label: words.noUnit }, ...named]}
          onChange={(name) => change({ unit: name === NONE ? undefined : name })}
        />
        <p className={styles.foot}>{words.unitHint}</p>
      </div>
      <LeftOutColumns />
      <MoreOptions label={() => words.more} sets={searchParameters} fields={searchFields} controls={<HowSearched />} />
    </>
  )
}
