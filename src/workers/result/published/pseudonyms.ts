import { hmac } from './sha256'

/** Without letters that are taken for digits, or for each other. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

/** A word for each name: the same for the same name and secret, and without the secret no way back. */
export function pseudonyms(secret: Uint8Array): (name: string) => string {
  const keyed = hmac(secret)
  const encoder = new TextEncoder()
  return (name) => {
    const word = Array.from(keyed(encoder.encode(name)).subarray(0, LENGTH), (byte) => LETTERS[byte & 31]!).join('')
    return `${word.slice(0, 4)}-${word.slice(4, 8)}-${word.slice(8)}`
  }
}

/** Numbers from 1 on in an order that nobody knows again. */
export function numbered(names: readonly string[]): (name: string) => string {
  const lot = pseudonyms(crypto.getRandomValues(new Uint8Array(32)))
  const drawn = [...new Set(names)].map((name) => [lot(name), name] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  const digits = String(drawn.length).length
  const numbers = new Map(drawn.map(([, name], at) => [name, String(at + 1).padStart(digits, '0')]))
  return (name) => numbers.get(name)!
}
