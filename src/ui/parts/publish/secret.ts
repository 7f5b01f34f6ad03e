import { remember, remembered } from '../../state/remember'

const KEY = 'basketeer-pseudonyms'
const HEX = /^[0-9a-f]{64}$/

/** What names are replaced with: of this browser, and never published. Where nothing is remembered it is another each time. */
export function secret(): Uint8Array {
  const known = remembered(KEY) ?? ''
  if (HEX.test(known)) return Uint8Array.from(known.match(/../g)!, (byte) => Number.parseInt(byte, 16))
  const made = crypto.getRandomValues(new Uint8Array(32))
  remember(KEY, Array.from(made, (byte) => byte.toString(16).padStart(2, '0')).join(''))
  return made
}
