import type { BundleDetail } from '../../../workers/utility/types'
import type { Money } from '../../base/money'
import type { SentencePart } from '../../base/sentence-parts'
import { utilityWords as words } from '../words'

export function bundleSentence(detail: BundleDetail, perGroup: boolean, money: Money): SentencePart[] {
  const { own, items, group } = detail
  const loses = own.utility < 0
  const plain = (value: number) => money.about(Math.abs(value))
  return words.sentence({
    items,
    group: perGroup ? group : undefined,
    count: own.count,
    loses,
    earns: plain(own.utility),
    each: plain(own.perReceipt),
    byChance: items.length > 1 ? money.about(detail.expected) : null,
  })
}
