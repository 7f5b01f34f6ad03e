import { Worker } from 'node:worker_threads'
import type { Answered, Asked, Case } from './protocol'
import type { Verdict } from './verdict'

export type Fed = { verdict: Verdict; text?: string }

/** A thread takes this long to come up on a machine that has much to do. */
const START_MS = 120_000

interface Thread {
  ask(asked: Asked): void
  /** The next answer, or why there is none. */
  next(ms: number): Promise<Answered | 'hung' | { crashed: string }>
  end(): Promise<unknown>
}

function startThread(file: string): Thread {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 1024 } })
  type Told = Answered | { crashed: string }
  const told: Told[] = []
  let wake: () => void = () => undefined
  const tell = (one: Told) => {
    told.push(one)
    wake()
  }
  worker.on('message', tell)
  worker.on('error', (error) => tell({ crashed: error.stack ?? error.message }))
  return {
    ask: (asked) => worker.postMessage(asked),
    async next(ms) {
      if (told.length === 0) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, ms)
        })
        clearTimeout(timer)
      }
      return told.shift() ?? 'hung'
    },
    end: () => worker.terminate(),
  }
}

function failed(told: 'hung' | { crashed: string }, ms: number): Verdict {
  if (told === 'hung') return { fault: 'hung', detail: `no answer within ${ms} ms` }
  return { fault: 'crashed', detail: told.crashed }
}

/** What a case that was never answered is fed, from a thread that only writes it down. */
async function textOf(file: string, one: Case): Promise<string> {
  const thread = startThread(file)
  await thread.next(START_MS)
  thread.ask({ write: one })
  const told = await thread.next(START_MS)
  await thread.end()
  return typeof told === 'object' && 'written' in told ? told.written : ''
}

/** Feeds cases to a thread, one after the other; where it hangs or crashes the rest goes to another. */
export async function feed(
  file: string,
  cases: readonly Case[],
  limitMs: number,
  onFed: (fed: Fed, at: number) => void,
): Promise<void> {
  let at = 0
  while (at < cases.length) {
    const thread = startThread(file)
    const started = await thread.next(START_MS)
    if (typeof started !== 'object' || !('ready' in started)) throw new Error(`no thread: ${JSON.stringify(started)}`)
    thread.ask({ feed: cases.slice(at) })
    for (let going = true; going && at < cases.length; at++) {
      const told = await thread.next(limitMs)
      if (typeof told === 'object' && 'verdict' in told) {
        onFed(told, at)
        going = !told.spent
      } else {
        await thread.end()
        onFed({ verdict: failed(told as 'hung', limitMs), text: await textOf(file, cases[at]!) }, at)
        going = false
      }
    }
    await thread.end()
  }
}
