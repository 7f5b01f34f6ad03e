import { components } from '../words'

const words = components.numbers

export interface NumberLimits {
  min: number
  max?: number
  whole?: boolean
}

interface Read {
  /** What was there and what was typed, in order. */
  values: number[]
  /** What cannot be used stays in the field. */
  rest: string
  /** A sentence about `rest`, or about what was there already. */
  problem: string | null
}

function problemOf(word: string, { min, max, whole }: NumberLimits): string | null {
  const value = Number(word)
  if (!Number.isFinite(value)) return words.noNumber(word)
  if (whole && !Number.isInteger(value)) return words.notWhole(word)
  return value < min || (max !== undefined && value > max) ? words.outside(word, min, max) : null
}

/** Adds what was typed, `8, 32 64`, up to the first word that is of no use. */
export function readNumbers(text: string, before: readonly number[], limits: NumberLimits): Read {
  const typed = text.split(/[\s,;]+/).filter((word) => word !== '')
  const values = [...before]
  let twice: string | null = null
  for (const [at, word] of typed.entries()) {
    const problem = problemOf(word, limits)
    if (problem !== null) return { values: inOrder(values), rest: typed.slice(at).join(' '), problem }
    if (values.includes(Number(word))) twice = words.twice(word)
    else values.push(Number(word))
  }
  return { values: inOrder(values), rest: '', problem: twice }
}

const inOrder = (values: readonly number[]) => [...values].sort((a, b) => a - b)
