/** Four tables: four bytes at a time. */
const TABLES = (() => {
  const tables = Array.from({ length: 4 }, () => new Int32Array(256))
  for (let byte = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    tables[0]![byte] = value
  }
  for (let byte = 0; byte < 256; byte++) {
    for (let table = 1; table < 4; table++) {
      const value = tables[table - 1]![byte]!
      tables[table]![byte] = (value >>> 8) ^ tables[0]![value & 0xff]!
    }
  }
  return tables
})()

/** CRC-32 as zip has it; `before` is that of the bytes before these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [first, second, third, fourth] = TABLES as [Int32Array, Int32Array, Int32Array, Int32Array]
  let crc = ~before
  let at = 0
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc = fourth[crc & 0xff]! ^ third[(crc >>> 8) & 0xff]! ^ second[(crc >>> 16) & 0xff]! ^ first[crc >>> 24]!
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ first[(crc ^ bytes[at]!) & 0xff]!
  return ~crc >>> 0
}
