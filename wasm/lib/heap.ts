import { EXHAUSTED, TOP } from './control'

const MAX_PAGES: u64 = 65535

/** Memory for the rest of the run, 16-byte aligned, from any worker at any time. Leaves the kernel when there is none. */
export function alloc(bytes: usize): usize {
  const size = (<u64>bytes + 15) & ~(<u64>15)
  while (true) {
    const top = atomic.load<u32>(TOP)
    const end = <u64>top + size
    reach(end)
    if (atomic.cmpxchg<u32>(TOP, top, <u32>end) == top) return <usize>top
  }
}

function reach(end: u64): void {
  const pages = (end + 65535) >> 16
  while (<u64>memory.size() < pages) {
    const missing = <i32>(pages - <u64>memory.size())
    // Growing ahead keeps the number of growths small. Only touched pages cost anything, but collectors of garbage count all.
    if (missing <= 0) return
    const ahead = min(256, <i32>memory.size())
    if (pages > MAX_PAGES || (memory.grow(missing + ahead) < 0 && memory.grow(missing) < 0)) {
      atomic.store<i32>(EXHAUSTED, 1)
      unreachable()
    }
  }
}
