import type { Recipe } from '../../analyses/registry'
import { groupWord } from '../base/group-word'
import { faceOf } from '../face-of'
import { runWords as words } from './words'

/** A question in a few words, its most telling parameters first. */
export function recipeFacts({ data, analysis }: Recipe): string[] {
  const { group } = data.roles
  return [
    ...(group === undefined ? [] : [analysis.perGroup ? words.each(groupWord(group)) : words.together]),
    ...faceOf(analysis.kind).facts(analysis),
    ...(data.returns === 'net' ? [words.netted] : []),
    ...(data.filters?.length ? [words.conditions(data.filters.length)] : []),
  ]
}
