import { Link2 } from 'lucide-react'
import type { RecipeData } from '../../../recipe/schema'
import { ROLES } from '../../../recipe/schema'
import { Button } from '../../base/components/Button'
import { EmptyState } from '../../base/components/EmptyState'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { formatList } from '../../base/format'
import { roleWords } from '../../base/role-words'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import { recipeFacts } from '../../run/recipe-facts'
import { useWorkspace } from '../../state/workspace'
import styles from './AskedOf.module.css'
import { conditionText } from './condition-text'
import { linkWords as words } from './link-words'
import { OpeningProgress } from './OpeningProgress'
import { openFilesCommand } from './open-files'
import { useOpening } from './opening-state'

/** Whether a question says what it was asked of, so that a file can be told from others. */
export const isAskedOf = ({ files, roles }: RecipeData): boolean => files.length > 0 || Object.keys(roles).length > 0

/** A question that is there without its data: what it asks, of which file, and the way to open it. */
export function AskedOf() {
  const context = useCommandContext()
  const recipe = useWorkspace((workspace) => workspace.recipe)
  const go = useWorkspace((workspace) => workspace.go)
  const { name, error } = useOpening()
  const { files, roles, filters = [] } = recipe.data
  const columns = ROLES.flatMap((role) => {
    const column = roles[role]
    return column === undefined ? [] : [{ column, role: roleWords[role].label }]
  })
  if (name !== null) {
    return (
      <div className={styles.opening}>
        <OpeningProgress name={name} />
      </div>
    )
  }
  return (
    <EmptyState
      picture={<Link2 />}
      title={recipe.title ?? words.title}
      action={
        <>
          <Button kind="primary" onPress={() => void runCommand(openFilesCommand, context)}>
            {words.choose}
          </Button>
          <Button onPress={() => go('start')}>{words.sample}</Button>
        </>
      }
    >
      {words.text}
      <dl className={styles.wanted}>
        <dt>{words.asked}</dt>
        <dd>{recipeFacts({ ...recipe, data: { ...recipe.data, filters: [] } }).join(' · ')}</dd>
        <dt>{words.file}</dt>
        <dd>{files.length > 0 ? <b>{formatList(files)}</b> : words.anyFile}</dd>
        {columns.length > 0 && (
          <>
            <dt>{words.columns}</dt>
            <dd>
              {columns.map(({ column, role }) => (
                <span key={role}>
                  <b>{column}</b> {role.toLowerCase()}
                </span>
              ))}
            </dd>
          </>
        )}
        {filters.length > 0 && (
          <>
            <dt>{words.conditions}</dt>
            <dd>
              {filters.map((filter) => (
                <span key={conditionText(filter)}>{conditionText(filter)}</span>
              ))}
            </dd>
          </>
        )}
      </dl>
      {error !== null && <ErrorNotice error={error} />}
    </EmptyState>
  )
}
