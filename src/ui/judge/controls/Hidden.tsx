import type { JudgeParameters } from '../../../analyses/judge/definition'
import { NumberField } from '../../base/components/NumberField'
import { Segmented } from '../../base/components/Segmented'
import { Select } from '../../base/components/Select'
import { TextField } from '../../base/components/TextField'
import styles from '../../run/RunPanel.module.css'
import { useAnalysis } from '../../run/use-analysis'
import { useWorkspace } from '../../state/workspace'
import { judgeWords } from '../words'

const words = judgeWords.panel

/** What is hidden, and how much of it is asked for. */
export function Hidden() {
  const [{ hide = 'item', after, seen = false, methods, holdOut, k }, change] = useAnalysis<JudgeParameters>()
  const hints = words.hides[hide].hint
  return (
    <fieldset className={styles.group}>
      <Select
        label={words.hide}
        value={hide}
        options={(['visit', 'after', 'item'] as const).map((id) => ({ id, label: words.hides[id].label }))}
        onChange={(id) =>
          change({
            hide: id,
            after: id === 'after' ? (after ?? new Date().toISOString().slice(0, 10)) : undefined,
            holdOut: id === 'item' ? 1 : hide === 'item' ? 100 : holdOut,
            ...(id === 'item' && { seen: undefined, methods: methods?.filter((method) => method !== 'again') }),
          })
        }
      />
      <p className={styles.foot}>{hints}</p>
      {hide === 'after' && (
        <TextField
          label={words.after}
          value={after ?? ''}
          placeholder={words.afterHint}
          onChange={(text) => text.trim() !== '' && change({ after: text.trim() })}
        />
      )}
      {hide === 'item' ? (
        <Which />
      ) : (
        <Segmented
          label={words.seen}
          value={seen ? 'in' : 'out'}
          options={(['out', 'in'] as const).map((id) => ({ id, label: words.seenOptions[id] }))}
          onChange={(id) =>
            change({
              seen: id === 'in' ? true : undefined,
              methods: [
                ...(methods ?? []).filter((method) => method !== 'again'),
                ...(id === 'in' ? (['again'] as const) : []),
              ],
            })
          }
        />
      )}
      <div className={styles.halves}>
        <NumberField
          label={hide === 'item' ? words.holdOut : words.asked}
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

/** The newest items or any, where they are hidden one by one. */
function Which() {
  const [{ split }, change] = useAnalysis<JudgeParameters>()
  const timed = useWorkspace((w) => w.recipe.data.roles.time !== undefined)
  const usual = timed ? 'last' : 'random'
  const used = split ?? usual
  return (
    <>
      {(timed || split === 'last') && (
        <Segmented
          label={words.which}
          value={used}
          options={(['last', 'random'] as const).map((id) => ({ id, label: words.splits[id].label }))}
          onChange={(id) => change({ split: id === usual ? undefined : id })}
        />
      )}
      <p className={styles.foot} data-tone={used === 'last' && !timed ? 'warn' : undefined}>
        {timed ? words.splits[used].hint : used === 'last' ? words.timesMissing : words.timesUnknown}
      </p>
    </>
  )
}
