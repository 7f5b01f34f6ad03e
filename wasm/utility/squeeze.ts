import { CHUNK_HEADER, firstChunk } from '../lib/output'
import { keepFrom, keyAtPlace } from '../lib/squeeze'
import { raise } from './market'
import { bytesOf } from './record'

@unmanaged
class Earning {
  utility: f64

  bytes(): usize {
    return bytesOf(this.length())
  }

  pattern(): bool {
    return this.length() != 0
  }

  key(): u64 {
    return keyOf(this.utility)
  }

  private length(): u32 {
    return load<u32>(changetype<usize>(this), 32)
  }
}

/**
 * Drops what cannot be among the `n` best patterns of the records from a place on, raises the threshold to the least
 * utility that still can, and returns how many stay. `strict` says that patterns as good as the one after the n best
 * go as well: what is left is at most n.
 */
export function keepBest(threshold: usize, chunk: usize, place: usize, n: u32, strict: boolean): u32 {
  const first = chunk == 0 ? firstChunk() : closed(chunk)
  const from = chunk == 0 ? first + CHUNK_HEADER : place
  const key = keyAtPlace<Earning>(first, from, strict ? n : n - 1, 56)
  const least = strict ? key + 1 : key
  raise(threshold, utilityAt(least))
  return keepFrom<Earning>(first, from, least)
}

/** The current chunk is closed for readers by asking for the first. */
function closed(chunk: usize): usize {
  firstChunk()
  return chunk
}

/** Sorts as the number does, and the key after it is that of the next larger number. */
function keyOf(value: f64): u64 {
  const bits = reinterpret<u64>(value)
  return bits >> 63 ? ~bits : bits | ((<u64>1) << 63)
}

function utilityAt(key: u64): f64 {
  return reinterpret<f64>(key >> 63 ? key & ~((<u64>1) << 63) : ~key)
}
