import type { Filter } from '../../../recipe/schema'
import { formatList } from '../../base/format'
import { words } from '../../base/language'

const conditions: Readonly<Record<Filter['op'], string>> = {
  '=': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  in: 'is one of',
  'not in': 'is none of',
  'is null': 'is missing',
  'is not null': 'is there',
  contains: 'contains',
  'not contains': 'does not contain',
  'begins with': 'begins with',
  'not begins with': 'does not begin with',
  matches: 'matches',
  'not matches': 'does not match',
  'in set': 'is in',
  'not in set': 'is not in',
}

/** Words of a question that came without its data. */
export const linkWords = words('link', {
  title: 'This link asks a question',
  text: 'It carries no data. Choose the file it was asked of, or one with the same columns, and the answer will stand here. You can also drop it anywhere on this page.',
  choose: 'Choose the file',
  sample: 'Take a sample instead',
  file: 'File',
  anyFile: 'any file with these columns',
  columns: 'Columns',
  conditions: 'Conditions',
  asked: 'Question',
  conditionWords: conditions,
  unmetTitle: (file: string) => `${file} is not what the question was asked of`,
  unmet: (columns: readonly string[], asked: readonly string[]) =>
    `It has no ${columns.length === 1 ? 'column' : 'columns'} ${formatList(columns)}. The question is kept: choose ${asked.length === 0 ? 'another file' : formatList(asked)} and it is asked at once, or say below what the columns of this file mean and run it here.`,
  another: 'Choose another file',
  drop: 'Forget that question',
})
