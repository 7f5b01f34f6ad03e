/** Addresses by level of a search. */
export function addressAt(list: usize, level: u32): usize {
  return load<usize>(list + <usize>level * sizeof<usize>())
}

export function setAddress(list: usize, level: u32, address: usize): void {
  store<usize>(list + <usize>level * sizeof<usize>(), address)
}
