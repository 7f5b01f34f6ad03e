import type { Filter } from '../../../preparation/filter'
import type { Step } from '../../../preparation/steps'
import { keyColumns } from '../../../preparation/steps/join-says'
import { formatList, formatNumber } from '../../base/format'
import { showValue } from '../filter-value'
import { ingest } from '../words'
import { stepWords as words } from './step-words'

const conditionText = ({ column, op, value }: Filter) => words.says.condition(column, ingest.ops[op], showValue(value))

/** What a step does, in a line behind its name. */
export function stepText(step: Step): string {
  const { says } = words
  switch (step.step) {
    case 'join':
      return says.join(step.source, formatList(keyColumns(step.on.left)))
    case 'expand':
      return says.expand(step.source, formatList(keyColumns(step.on.left)), step.how === 'inner')
    case 'condition':
      return says.conditions(formatList(step.where.map(conditionText)))
    case 'compute':
      return says.compute(step.as, step.expression)
    case 'session':
      return says.session(step.as, step.by, formatNumber(step.minutes))
    case 'type':
      return says.type(step.column, words.types[step.to])
    case 'nulls':
      return says.nulls(step.column, step.with === 'constant' ? String(step.value) : words.treatments[step.with])
    case 'dedupe':
      return step.by ? says.columns(formatList(step.by)) : says.all
    case 'aggregate':
      return says.aggregate(formatList(step.by), formatList(step.values.map(({ as }) => as)))
    case 'encode':
      return says.of(step.column, words.encodings[step.as])
    case 'scale':
      return says.of(step.column, words.scales[step.to])
    case 'log':
      return says.of(step.column, words.logs[step.by])
    case 'cap':
      return step.column
    case 'union':
      return step.source
    case 'drop':
      return says.columns(formatList(step.columns))
    case 'rename':
      return says.rename(step.column, step.to)
    case 'sql':
      return step.query
  }
}
