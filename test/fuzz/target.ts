import type { Random } from './random'

/** Something of the house that is fed. What `make` makes can be written down, and `check` needs nothing else. */
export interface Target<Input = unknown> {
  name: string
  make(random: Random): Input | Promise<Input>
  /**
   * What came of it, in a word. Throws `Wrong` where the answer is not what it must be; what the house throws is judged
   * by whoever calls.
   */
  check(input: Input): Promise<string>
}

/** An answer that is not what it must be. */
export class Wrong extends Error {
  override readonly name = 'Wrong'
}

/** Fails with both sides where they differ. */
export function mustEqual(what: string, got: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(expected)]
  if (a === b) return
  let at = 0
  while (a?.[at] === b?.[at]) at++
  const near = (text = '') => text.slice(Math.max(0, at - 80), at + 80)
  throw new Wrong(`${what}: …${near(a)}… instead of …${near(b)}…`)
}

/** What is right is not refused, however well. */
export async function mustRead(work: () => Promise<string>): Promise<string> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof Wrong) throw thrown
    throw new Wrong(`refused: ${thrown instanceof Error ? `${thrown.name}: ${thrown.message.slice(0, 400)}` : thrown}`)
  }
}
