import { NO_KIND } from '../../analyses/factors/one-of-a-kind'
import { type Dictionary, NULL_CODE } from '../readers/batch'
import { labelsOf } from './columns'
import { widened } from './growable'
import { rankLabels } from './labels'

/** Of what kind each item is, by its lines: the kind that most of them name, of equals the one whose name comes first. */
export class ItemKinds {
  /** What the first line of an item said, and how many lines said it. */
  private first = new Uint32Array(1024).fill(NULL_CODE)
  private counts = new Uint32Array(1024)
  /** What other lines say: kinds and counts, by item. Products that change their kind are few. */
  private readonly others = new Map<number, Map<number, number>>()

  note(items: Uint32Array, kinds: Uint32Array, itemCodes: number): void {
    if (itemCodes > this.first.length) {
      const before = this.first.length
      this.first = widened(this.first, itemCodes)
      this.first.fill(NULL_CODE, before)
      this.counts = widened(this.counts, itemCodes)
    }
    for (let i = 0; i < items.length; i++) {
      const [item, kind] = [items[i]!, kinds[i]!]
      if (item === NULL_CODE || kind === NULL_CODE) continue
      if (this.first[item] === NULL_CODE) this.first[item] = kind
      if (this.first[item] === kind) this.counts[item]!++
      else {
        const counts = this.others.get(item) ?? new Map<number, number>()
        counts.set(kind, (counts.get(kind) ?? 0) + 1)
        this.others.set(item, counts)
      }
    }
  }

  /** Kinds as numbers that say nothing but which are the same. */
  settle(itemCount: number, names: Dictionary): Uint32Array {
    const result = new Uint32Array(itemCount).fill(NO_KIND)
    result.set(this.first.subarray(0, itemCount))
    if (this.others.size === 0) return result
    const rank = rankLabels(labelsOf(names), new Uint32Array(names.size))
    for (const [item, counts] of this.others) {
      const all = [[this.first[item]!, this.counts[item]!] as const, ...counts]
      result[item] = all.sort(([a, n], [b, m]) => m - n || rank[a]! - rank[b]!)[0]![0]
    }
    return result
  }
}
