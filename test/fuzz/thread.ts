import { parentPort } from 'node:worker_threads'
import { hurry } from './house/hurry'
import { listenForPanics, panics } from './house/parquet'
import type { Answered, Asked, Case } from './protocol'
import { createRandom } from './random'
import { targets } from './targets'
import { verdictOf } from './verdict'
import { read, write } from './written'

const port = parentPort!
const answer = (message: Answered) => port.postMessage(message)

hurry()
listenForPanics()

function targetOf({ target: wanted }: Case) {
  const target = targets.find(({ name }) => name === wanted)
  if (target) return target
  throw new Error(`There is no target ${wanted}.`)
}

async function inputOf(one: Case): Promise<unknown> {
  return 'text' in one ? read(one.text) : targetOf(one).make(createRandom(one.seed))
}

async function feed(one: Case): Promise<Answered> {
  const verdict = await verdictOf(async () => targetOf(one).check(await inputOf(one)))
  // Made anew: buffers that were fed may have been handed over.
  const text = 'fault' in verdict ? { text: write(await inputOf(one)) } : {}
  return { verdict, ...text, spent: panics.last !== undefined }
}

port.on('message', async (asked: Asked) => {
  if ('write' in asked) return answer({ written: write(await inputOf(asked.write)) })
  for (const one of asked.feed) {
    const answered = await feed(one)
    answer(answered)
    if ('spent' in answered && answered.spent) return
  }
})
answer({ ready: true })
