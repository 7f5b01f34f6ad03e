/** What each byte does to a CRC-32, and what it does when up to seven more have come behind it. */
const TABLES: readonly Uint32Array[] = (() => {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })
  const tables = [first]
  for (let ahead = 1; ahead < 8; ahead++)
    tables.push(tables[ahead - 1]!.map((value) => (value >>> 8) ^ first[value & 0xff]!))
  return tables
})()

/** CRC-32, going on from that of what came before. Eight bytes at a time: a result is checked before it is shown. */
export function checksum(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES
  let crc = ~before
  const whole = bytes.byteOffset % 4 === 0 ? bytes.length >>> 3 : 0
  const words = whole > 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole * 2) : new Uint32Array(0)
  for (let word = 0; word < words.length; word += 2) {
    const low = words[word]! ^ crc
    const high = words[word + 1]!
    crc =
      t7![low & 0xff]! ^
      t6![(low >>> 8) & 0xff]! ^
      t5![(low >>> 16) & 0xff]! ^
      t4![low >>> 24]! ^
      t3![high & 0xff]! ^
      t2![(high >>> 8) & 0xff]! ^
      t1![(high >>> 16) & 0xff]! ^
      t0![high >>> 24]!
  }
  for (let at = words.length * 4; at < bytes.length; at++) crc = t0![(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}
