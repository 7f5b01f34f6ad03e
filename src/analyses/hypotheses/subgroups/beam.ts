import type { KernelContext } from '../../kernel-context'
import { bestOf, type Kept, readKept } from './kept'
import type { Groups } from './model'

export interface Beamed {
  /** By lane and length, the best first. */
  best: Kept[][][]
  seen: number
}

/** Goes on from the `width` best groups of each length, for each lane by itself. */
export async function beamSearch(
  kernel: KernelContext,
  { address, range, options: { maxConditions } }: Groups,
  lanes: number,
  keep: number,
  width: number,
  label: string,
): Promise<Beamed> {
  const best: Kept[][][] = Array.from({ length: lanes }, () => [])
  let seen = 0
  let members = Array.from({ length: lanes }, (_, lane) => ({ lane, selectors: [] as number[] }))
  for (let length = 1; length <= maxConditions && members.length > 0; length++) {
    const mark = kernel.mark()
    const words = new Uint32Array(members.length * (maxConditions + 2))
    members.forEach(({ lane, selectors }, i) => {
      words.set([lane, selectors.length, ...selectors], i * (maxConditions + 2))
    })
    const beam = kernel.put(words)
    const chunks = await kernel.parallel({
      label,
      run: 'widenGroup',
      tasks: members.length,
      args: [address, beam, width],
      writes: 'output',
      reads: [range, { address: beam, bytes: kernel.mark() - beam }],
      within: { before: (length - 1) * members.length, each: 1, total: maxConditions * members.length },
    })
    const goOn: Kept[][][] = Array.from({ length: lanes }, () => [])
    const tell: Kept[][][] = Array.from({ length: lanes }, () => [])
    for (const { task, lanes: lists, seen: own } of readKept(kernel, chunks, maxConditions, 2)) {
      const { lane } = members[task] as { lane: number }
      goOn[lane]?.push(lists[0]?.[length - 1] ?? [])
      tell[lane]?.push(lists[1]?.[length - 1] ?? [])
      seen += own
    }
    kernel.release(mark)
    members = goOn.flatMap((lists, lane) => bestOf(lists, width).map(({ selectors }) => ({ lane, selectors })))
    tell.forEach((lists, lane) => {
      best[lane]?.push(bestOf(lists, keep))
    })
  }
  for (const lengths of best) while (lengths.length < maxConditions) lengths.push([])
  return { best, seen }
}
