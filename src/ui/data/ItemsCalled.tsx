import { isJoin } from '../../preparation/steps'
import { type KeySide, keyColumns } from '../../preparation/steps/join-says'
import type { OpenTables } from '../../workers/protocol/tables'
import { ToggleChip } from '../base/components/Chip'
import { Select } from '../base/components/Select'
import { useMapping } from '../parts/open/use-mapping'
import styles from './Tables.module.css'
import { tableWords as words } from './table-words'

const IDS = '\u0000'

const isColumn = (keys: KeySide, column: string | undefined) => {
  const [left, ...more] = keyColumns(keys)
  return left === column && more.length === 0
}

/** How items are called, and what they belong to: columns of the table that is joined by the item. */
export function ItemsCalled({ tables }: { tables: OpenTables }) {
  const { data } = useMapping()
  const ofItem = data.prepared?.steps.filter(isJoin).find(({ on, off }) => isColumn(on.left, data.roles.item) && !off)
  const offered = Object.entries(tables.made?.origins ?? {}).flatMap(([column, from]) =>
    from === ofItem?.source ? [column] : [],
  )
  if (!ofItem || offered.length === 0) return null
  return <CalledForm offered={offered} chain={tables.items?.levels ?? []} />
}

/** `chain` has the columns that are levels together, from coarse to fine. */
export function CalledForm({ offered, chain: found }: { offered: readonly string[]; chain: readonly string[] }) {
  const { data, change } = useMapping()
  const { roles, names, levels = [], level } = data
  const chain = [...found, ...levels].filter((name, at, all) => all.indexOf(name) === at)
  const candidates = [...chain, ...offered.filter((name) => !chain.includes(name))]
  const setLevels = (next: readonly string[]) =>
    change({
      levels: next.length === 0 ? undefined : [...next],
      level: level !== undefined && next.includes(level) ? level : undefined,
      mix: undefined,
    })
  return (
    <div className={styles.items}>
      <Select
        label={words.called}
        value={names?.item ?? IDS}
        options={[{ id: IDS, label: words.byId(roles.item ?? '') }, ...offered.map((id) => ({ id, label: id }))]}
        onChange={(name) => change({ names: name === IDS ? undefined : { item: name } })}
      />
      <fieldset className={styles.levels}>
        <legend>{words.levels}</legend>
        <div>
          {candidates.map((name) => (
            <ToggleChip
              key={name}
              selected={levels.includes(name)}
              onChange={(on) => setLevels(candidates.filter((each) => (each === name ? on : levels.includes(each))))}
            >
              {name}
            </ToggleChip>
          ))}
        </div>
        <p className={styles.says}>{levels.length === 0 ? words.noLevels : words.chain(levels)}</p>
      </fieldset>
    </div>
  )
}
