/** Sets that begin with `prefix` and go on with a block from `from` to before `to`; none larger than `maxSize`. */
export interface SearchTask {
  prefix: readonly number[]
  from: number
  to: number
  maxSize: number
  sets: number
}

/** Tasks are cut until each is at most such a share of all. */
const SHARES = 96
/** Below this there is nothing to share. */
const SMALLEST = 20_000
const HEAD = 4

/** How many sets of 1 to `maxSize` of so many things there are. */
export function countOfSets(things: number, maxSize: number): number {
  let sum = 0
  let product = 1
  for (let size = 1; size <= Math.min(maxSize, things); size++) {
    product = Math.round((product * (things - size + 1)) / size)
    sum += product
  }
  return sum
}

/** All sets of up to `maxSize` blocks, each in one task; the largest tasks first, the same whatever the threads. */
export function searchTasks(blocks: number, maxSize: number): SearchTask[] {
  const largest = Math.min(maxSize, blocks)
  const whole: SearchTask = { prefix: [], from: 0, to: blocks, maxSize: largest, sets: countOfSets(blocks, largest) }
  const bound = Math.max(SMALLEST, whole.sets / SHARES)
  const tasks: SearchTask[] = []
  const cut = (task: SearchTask) => {
    if (task.sets <= bound || task.maxSize === task.prefix.length + 1) tasks.push(task)
    else for (const part of partsOf(task, blocks)) cut(part)
  }
  if (largest > 0) cut(whole)
  return tasks.sort((x, y) => y.sets - x.sets || lexical(x.prefix, y.prefix) || x.from - y.from)
}

function partsOf({ prefix, from, to, maxSize }: SearchTask, blocks: number): SearchTask[] {
  if (to - from > 1) {
    return Array.from({ length: to - from }, (_, i) => {
      const first = from + i
      const sets = 1 + countOfSets(blocks - first - 1, maxSize - prefix.length - 1)
      return { prefix, from: first, to: first + 1, maxSize, sets }
    })
  }
  const alone = { prefix, from, to, maxSize: prefix.length + 1, sets: 1 }
  const behind = countOfSets(blocks - from - 1, maxSize - prefix.length - 1)
  if (behind === 0) return [alone]
  return [alone, { prefix: [...prefix, from], from: from + 1, to: blocks, maxSize, sets: behind }]
}

export function lexical(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  }
  return a.length - b.length
}

/** The same words for each task, as `searchSets` in wasm/hypotheses/search.ts reads them. */
export function wordsOf(tasks: readonly SearchTask[]): { words: Uint32Array; width: number } {
  const width = HEAD + Math.max(0, ...tasks.map(({ prefix }) => prefix.length))
  const words = new Uint32Array(tasks.length * width)
  tasks.forEach(({ prefix, from, to, maxSize }, at) => {
    words.set([prefix.length, from, to, maxSize, ...prefix], at * width)
  })
  return { words, width }
}
