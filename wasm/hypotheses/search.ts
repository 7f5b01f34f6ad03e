import { mark, release } from '../lib/stack'
import { u32At } from '../lib/words'
import { openBest, tellBest } from './best'
import { searchBlocks } from './blocks'
import { Model } from './model'
import { searchSingles } from './singles'

/** Words of a task: length of what its sets begin with, the first and the one after the last to go on with, largest size; then that beginning. */
export const HEAD: u32 = 4

/** Looks at the sets of a task: tasks have `width` words each. Writes the best of each size. */
export function searchSets(task: u32, model: usize, tasks: usize, width: u32, sizes: u32, keep: u32): void {
  const m = changetype<Model>(model)
  const frame = mark()
  const own = tasks + ((<usize>task * <usize>width) << 2)
  const best = openBest(sizes, keep)
  const prefix = own + ((<usize>HEAD) << 2)
  const seen =
    m.blocks == m.columns
      ? searchSingles(m, prefix, u32At(own, 0), u32At(own, 1), u32At(own, 2), u32At(own, 3), best)
      : searchBlocks(m, prefix, u32At(own, 0), u32At(own, 1), u32At(own, 2), u32At(own, 3), best)
  tellBest(best, task, seen)
  release(frame)
}
