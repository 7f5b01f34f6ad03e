import type { Filter } from '../../../recipe/schema'
import { linkWords as words } from './link-words'

/** A condition on the rows of a file, as it is read: `Country is one of France, Spain`. */
export function conditionText({ column, op, value }: Filter): string {
  const said = words.conditionWords[op]
  return [column, said, Array.isArray(value) ? value.join(', ') : value].filter((part) => part !== undefined).join(' ')
}
