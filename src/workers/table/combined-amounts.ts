import { type Amounts, digitsOf, EXACT, inParts, MOST_DIGITS, POWERS } from './amounts'
import type { EntryNumbers } from './collect-entries'
import type { Pause } from './pause'
import { release } from './sink'

interface Terms {
  first: { perPiece: boolean }
  /** Sign 0: it only says of which lines anything is known. */
  second: { perPiece: boolean; sign: 1 | -1 | 0 }
}

/** A line that lacks one of two numbers is left out of both. */
async function leaveOut(firsts: readonly Float64Array[], seconds: readonly Float64Array[], pause: Pause) {
  const missing = { lines: 0, firsts: 0, seconds: 0 }
  for (const [c, a] of firsts.entries()) {
    const b = seconds[c]!
    for (let i = 0; i < a.length; i++) {
      const [lacksFirst, lacksSecond] = [!Number.isFinite(a[i]!), !Number.isFinite(b[i]!)]
      if (!lacksFirst && !lacksSecond) continue
      missing.lines++
      if (lacksFirst) missing.firsts++
      if (lacksSecond) missing.seconds++
      a[i] = 0
      b[i] = 0
    }
    await pause()
  }
  return missing
}

/**
 * What each line earned, of two columns, in place of the first; each times the quantity where it is of one piece. Whole
 * numbers of the finer of both as long as no sum can leave what is exact. Lines that lack either earn nothing, and are
 * counted. Gives the other columns back.
 */
export async function combinedAmounts(
  { numbers, seconds, quantities }: Pick<EntryNumbers, 'numbers' | 'seconds' | 'quantities'>,
  { first, second }: Terms,
  pause: Pause,
): Promise<Amounts & { missingSeconds: number; missingLines: number }> {
  const missing = await leaveOut(numbers.chunks, seconds.chunks, pause)
  if (second.sign === 0) for (const chunk of seconds.chunks) chunk.fill(0)
  const ofFirst = await digitsOf(numbers.chunks, 0, pause)
  const ofSecond = await digitsOf(seconds.chunks, 0, pause)
  const ofPieces = await digitsOf(quantities.chunks, 1, pause)
  const firstDigits = ofFirst.count + (first.perPiece ? ofPieces.count : 0)
  const secondDigits = ofSecond.count + (second.perPiece ? ofPieces.count : 0)
  const digits = Math.max(firstDigits, secondDigits)
  const power = (count: number) => POWERS[count] ?? 1
  const parts = (values: Float64Array, i: number, own: number, pieces: Float64Array | undefined, all: number) =>
    inParts(values[i]!, power(own)) * (pieces ? inParts(pieces[i]!, power(ofPieces.count)) : 1) * power(digits - all)
  const columnsOf = (c: number) => {
    const pieces = quantities.chunks[c]
    const [a, b] = [numbers.chunks[c]!, seconds.chunks[c]!]
    const [firstPieces, secondPieces] = [first.perPiece ? pieces : undefined, second.perPiece ? pieces : undefined]
    return { a, b, pieces, firstPieces, secondPieces }
  }
  let sum = digits <= MOST_DIGITS ? 0 : Number.POSITIVE_INFINITY
  for (let c = 0; c < numbers.chunks.length && sum < EXACT; c++) {
    const { a, b, firstPieces, secondPieces } = columnsOf(c)
    for (let i = 0; i < a.length; i++) {
      sum += Math.abs(parts(a, i, ofFirst.count, firstPieces, firstDigits))
      sum += Math.abs(parts(b, i, ofSecond.count, secondPieces, secondDigits))
    }
    await pause()
  }
  const exact = sum < EXACT
  for (let c = 0; c < numbers.chunks.length; c++) {
    const { a, b, pieces, firstPieces, secondPieces } = columnsOf(c)
    for (let i = 0; i < a.length; i++) {
      // Adding 0 makes 0 of -0, which prints otherwise.
      a[i] = exact
        ? parts(a, i, ofFirst.count, firstPieces, firstDigits) +
          second.sign * parts(b, i, ofSecond.count, secondPieces, secondDigits) +
          0
        : a[i]! * (firstPieces?.[i] ?? 1) + second.sign * b[i]! * (secondPieces?.[i] ?? 1)
    }
    release(b)
    if (pieces) release(pieces)
    await pause()
  }
  return {
    scale: exact ? digits : null,
    missingValues: missing.firsts,
    missingQuantities: ofPieces.missing,
    missingSeconds: missing.seconds,
    missingLines: missing.lines,
  }
}
