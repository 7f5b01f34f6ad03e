import type { PreparedWords } from '../../../analyses/published/preparation'
import { formatList } from '../../base/format'
import { conditionText } from '../open/condition-text'
import { publishWords as words } from './words'

/** Words in what was done to tables, as others will read them. */
export function preparedText(said: PreparedWords): string {
  switch (said.are) {
    case 'tables':
      return words.tables(formatList(said.names))
    case 'sheet':
      return words.sheet(said.name)
    case 'nulls':
      return words.nulls(formatList(said.words))
    case 'condition':
      return conditionText(said.filter)
    case 'value':
      return words.value(said.column, said.value)
    case 'column':
      return words.computed(said.name, said.expression)
    case 'sql':
      return said.query
  }
}
