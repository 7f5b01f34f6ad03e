import { pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { columnsOf, evaluationBytes, lastRank, r2OfSet } from './evaluate'
import { Model, setF64 } from './model'

/** Less than this is rounding: what explains all of a few rows does so by many a way. */
const TIE: f64 = 1e-11

/**
 * Adds the block that explains most, one after the other, of equal ones the first: in `order` and, after each, R² in
 * `reached`. Ends early where nothing tells anything any more; how many there are.
 */
export function stepwise(model: usize, maxSize: u32, order: usize, reached: usize): u32 {
  const m = changetype<Model>(model)
  const most = min<u32>(maxSize, m.blocks)
  let rank: u32 = 0
  for (let size: u32 = 0; size < most; size++) {
    let best: f64 = -1
    let bestBlock: u32 = 0
    let bestRank: u32 = 0
    for (let block: u32 = 0; block < m.blocks; block++) {
      if (isAmong(order, size, block)) continue
      const frame = mark()
      setU32(order, size, block)
      const columns = columnsOf(m, order, size + 1)
      pollAfter(columns * columns * columns)
      const r2 = r2OfSet(m, order, size + 1, take(evaluationBytes(m, columns)))
      release(frame)
      if (lastRank() == rank || r2 <= best + TIE) continue
      best = r2
      bestBlock = block
      bestRank = lastRank()
    }
    if (best < 0) return size
    setU32(order, size, bestBlock)
    setF64(reached, size, best)
    rank = bestRank
  }
  return most
}

function isAmong(blocks: usize, n: u32, block: u32): bool {
  for (let i: u32 = 0; i < n; i++) if (u32At(blocks, i) == block) return true
  return false
}
