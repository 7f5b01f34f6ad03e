import type { ResultRow } from '../../workers/protocol/result'
import { labelsIn } from '../base/cells'
import { substituteWords as words } from './words'

/** `butter or margarine` */
export function pairTitle(cells: ResultRow['cells']): string {
  return words.title(labelsIn(cells['item_a'])[0] ?? '', labelsIn(cells['item_b'])[0] ?? '')
}
