import { u32At } from '../lib/words'
import { FIRST, Journeys } from './journeys'

/** Entries of a list between the one being read and the one whose row is touched. */
const AHEAD: u32 = 16

/** What was read ahead; kept so that the reads are. */
export let touched: u32 = 0

/** Rows of a root lie apart: touched some entries before their turn, their misses overlap. */
export function touchAhead<T>(j: Journeys, entry: u32, last: u32): void {
  touched += load<u8>(j.tokens + <usize>(u32At(j.lists, min<u32>(entry + AHEAD, last)) & ~FIRST) * sizeof<T>())
}
