import type { Role } from '../../recipe/schema'
import type { SourceInfo } from '../../workers/protocol/files'
import { formatCount } from '../base/format'
import { roleWords } from '../base/role-words'
import { useWorkspace } from '../state/workspace'
import { ColumnShape } from './ColumnShape'
import styles from './HeadTable.module.css'
import { useProfile } from './use-profile'
import { ingest as words } from './words'

const MOST_COLUMNS = 60

/** The first rows as they were read, with the role of each column above it. */
export function HeadTable({ source }: { source: SourceInfo }) {
  const roles = useWorkspace((w) => w.recipe.data.roles)
  const rolesOf = (column: string) =>
    (Object.entries(roles) as [Role, string | undefined][]).filter(([, name]) => name === column).map(([role]) => role)
  const profile = useProfile(source)
  const shown = source.columns.slice(0, MOST_COLUMNS)
  const rest = source.columns.length - shown.length
  const numeric = shown.map(({ type }) => type === 'integer' || type === 'number')
  return (
    <div className={styles.head}>
      <h2>{words.firstRows}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.firstRows}>
        <table>
          <thead>
            <tr>
              {shown.map(({ name, type }, at) => (
                <th key={name} scope="col" data-number={numeric[at] ? '' : undefined}>
                  <span className={styles.name}>{name}</span>
                  <ColumnShape column={name} figures={profile.data?.columns} />
                  <span className={styles.type}>
                    {words.types[type]}
                    {rolesOf(name).map((role) => (
                      <b key={role}>{roleWords[role].label}</b>
                    ))}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {source.head.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place.
              <tr key={at}>
                {shown.map(({ name }, column) => (
                  <td key={name} data-number={numeric[column] ? '' : undefined}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rest > 0 && <p className={styles.rest}>{words.moreColumns(formatCount(rest))}</p>}
    </div>
  )
}
