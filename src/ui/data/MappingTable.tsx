import { useMemo } from 'react'
import { analyses } from '../../analyses/registry'
import type { Guess } from '../../recipe/guess'
import { guessPriceAndCost } from '../../recipe/guess-price-cost'
import { guessRoles } from '../../recipe/guess-roles'
import { LAYOUTS, type RecipeData, ROLES, type Role } from '../../recipe/schema'
import type { ColumnProfile, SourceInfo } from '../../workers/protocol/files'
import { Segmented } from '../base/components/Segmented'
import { Select } from '../base/components/Select'
import { roleWords } from '../base/role-words'
import { useOpening } from '../parts/open/opening-state'
import { useMapping } from '../parts/open/use-mapping'
import { useWorkspace } from '../state/workspace'
import styles from './MappingTable.module.css'
import { MoneyMeaning } from './MoneyMeaning'
import { offeredColumns } from './offered-columns'
import { ingest as words } from './words'

const NOT_USED = '\u0000'

function columnOptions(columns: SourceInfo['columns'], { layout, roles }: RecipeData) {
  // The columns of a wide table that stand for items play no role.
  const mayPlay = ({ type, distinct }: ColumnProfile) => layout !== 'wide' || (type !== 'boolean' && distinct > 2)
  return offeredColumns(columns, new Set(Object.values(roles)), mayPlay).map(({ name, type, examples }) => ({
    id: name,
    label: name,
    hint: `${words.types[type]}: ${examples.slice(0, 3).join(', ')}`,
  }))
}

/** One line per role: the column, and why it was taken. */
export function MappingTable({ source }: { source: SourceInfo }) {
  const { data, change, setRole } = useMapping()
  const kind = useWorkspace((w) => w.recipe.analysis.kind)
  const { origin } = useOpening()
  const guesses = useMemo(() => {
    const { price: _price, cost: _cost, ...others } = data.roles
    const { price, cost } = guessPriceAndCost(source, others)
    return { ...guessRoles(source.columns, data.layout), ...(price && { price }), ...(cost && { cost }) }
  }, [source, data.layout, data.roles])
  const { required, optional } = analyses[kind].roles
  const used = (role: Role) => required.includes(role) || optional.includes(role)
  const options = useMemo(
    () => [{ id: NOT_USED, label: words.none }, ...columnOptions(source.columns, data)],
    [source.columns, data],
  )
  return (
    <section className={styles.mapping}>
      <header>
        <h2>{words.mapping}</h2>
        {origin && <p>{words.mappingOrigin[origin]}</p>}
      </header>
      <Segmented
        label={words.layout}
        hideLabel
        value={data.layout}
        options={LAYOUTS.map((id) => ({ id, label: words.layouts[id].label }))}
        onChange={(layout) => change({ layout })}
      />
      <p className={styles.layoutHint}>{words.layouts[data.layout].hint}.</p>
      <div className={styles.roles}>
        {ROLES.filter((role) => role !== 'item' || data.layout !== 'wide').map((role) => {
          const column = data.roles[role]
          return (
            <div key={role} className={styles.role} data-quiet={used(role) ? undefined : ''}>
              <div className={styles.what}>
                <strong>{roleWords[role].label}</strong>
                <span>{roleWords[role].means}</span>
              </div>
              <Select
                label={roleWords[role].label}
                hideLabel
                value={column ?? NOT_USED}
                options={options}
                onChange={(name) => setRole(role, name === NOT_USED ? null : name)}
              />
              <Why
                column={column}
                guess={guesses[role]}
                needed={required.includes(role) && data.layout === 'long'}
                used={used(role)}
              />
            </div>
          )
        })}
      </div>
      <MoneyMeaning source={source} />
      <p className={styles.note}>{words.unusedNote}</p>
    </section>
  )
}

function Why({
  column,
  guess,
  needed,
  used,
}: {
  column: string | undefined
  guess: Guess | undefined
  needed: boolean
  used: boolean
}) {
  if (column === undefined) {
    return <div className={styles.why}>{needed ? <b className={styles.needed}>{words.required}</b> : null}</div>
  }
  const guessed = guess?.column === column
  return (
    <div className={styles.why}>
      {guessed ? (
        <>
          <Certainty sure={guess.sure} />
          <span>{guess.reasons.map((reason) => words.reasons[reason]).join('; ')}</span>
        </>
      ) : (
        <span>{words.chosen}</span>
      )}
      {!used && <span className={styles.later}>{words.forOthers}</span>}
    </div>
  )
}

function Certainty({ sure }: { sure: number }) {
  const word = words.sureWords(sure)
  const filled = word === 'sure' ? 3 : word === 'likely' ? 2 : 1
  return (
    <span className={styles.certainty}>
      <span aria-hidden="true" data-filled={filled}>
        <i />
        <i />
        <i />
      </span>
      {word}
    </span>
  )
}
