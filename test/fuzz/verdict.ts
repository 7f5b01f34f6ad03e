import { BasketeerError } from '../../src/recipe/error'
import { Wrong } from './target'

export type Fault = 'hung' | 'crashed' | 'uncoded' | 'internal' | 'wrong'

/** A word for what came of a case, or how it failed. */
export type Verdict = { outcome: string } | { fault: Fault; detail: string }

/** What is shown to people is a sentence of a length that can be shown. */
function unlikeASentence(message: string): string | undefined {
  if (message.length > 4000) return `a message of ${message.length} characters`
  const sentence = /^\S.*\s/s.test(message) && message.length > 15 && !/\[object |^undefined/.test(message)
  return sentence ? undefined : `no sentence: ${JSON.stringify(message)}`
}

const detailOf = (thrown: unknown) => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))

export function judgeThrown(thrown: unknown): Verdict {
  if (thrown instanceof Wrong) return { fault: 'wrong', detail: thrown.message }
  if (!(thrown instanceof BasketeerError)) return { fault: 'uncoded', detail: detailOf(thrown) }
  const { code, message, cause } = thrown
  if (code === 'internal') return { fault: 'internal', detail: `${message} ${detailOf(cause)}` }
  const unlike = unlikeASentence(message)
  return unlike === undefined ? { outcome: code } : { fault: 'wrong', detail: `${code}: ${unlike}` }
}

export async function verdictOf(work: () => Promise<string>): Promise<Verdict> {
  try {
    return { outcome: await work() }
  } catch (thrown) {
    return judgeThrown(thrown)
  }
}
