/**
 * A bundle: f64 utility, lift, expected; u32 group, count, length; then the items. Length 0 is a note: bundles of that
 * group (`ALL_GROUPS`: of any) below `utility` were dropped, since more than the limit earn as much.
 * `src/analyses/utility/record.ts` says the same for those who read them.
 */
export const RECORD_HEADER: usize = 36

export const ALL_GROUPS: u32 = 0xffffffff

export function bytesOf(length: u32): usize {
  return (RECORD_HEADER + ((<usize>length) << 2) + 7) & ~7
}
