import type { BundleDetail } from '../../../workers/utility/types'
import type { Money } from '../../base/money'
import type { SentencePart } from '../../base/sentence-parts'
import { utilityWords as words } from '../words'

/** What the items would earn together if they were bought independently: as the column of the grid has it. */
export function byChance({ own, parts }: Pick<BundleDetail, 'own' | 'parts'>): number {
  const expected = parts.reduce((product, { receipts }) => product * (receipts / own.receipts), own.receipts)
  return expected * parts.reduce((sum, { alone, receipts }) => sum + alone / receipts, 0)
}

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
    byChance: items.length > 1 ? money.about(byChance(detail)) : null,
  })
}
