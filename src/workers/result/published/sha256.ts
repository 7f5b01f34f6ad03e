/** First bits of the fractional parts of roots of primes, as the standard takes its constants (FIPS 180-4). */
function rootsOfPrimes(count: number, root: (prime: number) => number): Uint32Array {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  return Uint32Array.from(found, (prime) => (root(prime) % 1) * 2 ** 32)
}

const ROUNDS = rootsOfPrimes(64, Math.cbrt)
const BEGIN = rootsOfPrimes(8, Math.sqrt)
const BLOCK = 64

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by))

function compress(state: Uint32Array, block: DataView): void {
  const words = new Uint32Array(64)
  for (let at = 0; at < 16; at++) words[at] = block.getUint32(4 * at)
  for (let at = 16; at < 64; at++) {
    const near = words[at - 2]!
    const far = words[at - 15]!
    const mixedNear = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)
    const mixedFar = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)
    words[at] = words[at - 16]! + mixedFar + words[at - 7]! + mixedNear
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let at = 0; at < 64; at++) {
    const mixedE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const first = (h + mixedE + ((e & f) ^ (~e & g)) + ROUNDS[at]! + words[at]!) | 0
    const mixedA = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const second = (mixedA + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at]! += word
}

/** SHA-256. The browser has one of its own, which is not there on plain http, and waits for each of a million names. */
export function sha256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(BLOCK * Math.ceil((message.length + 9) / BLOCK))
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, message.length << 3)
  const state = BEGIN.slice()
  for (let at = 0; at < padded.length; at += BLOCK) compress(state, new DataView(padded.buffer, at, BLOCK))
  const digest = new DataView(new ArrayBuffer(32))
  for (const [at, word] of state.entries()) digest.setUint32(4 * at, word)
  return new Uint8Array(digest.buffer)
}

/** HMAC (RFC 2104) with it: who does not have the key learns nothing of the message. The key fits a block. */
export function hmac(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const pad = (byte: number, rest: Uint8Array) => {
    const all = new Uint8Array(BLOCK + rest.length).fill(byte, 0, BLOCK)
    for (const [at, part] of key.entries()) all[at]! ^= part
    all.set(rest, BLOCK)
    return all
  }
  return (message) => sha256(pad(0x5c, sha256(pad(0x36, message))))
}
