/**
 * What items belong to, where those are items as well: `above[start[i]]` up to `above[start[i + 1]]` for item i. They have
 * higher ids: finer levels come first.
 */
export interface Branches {
  start: Uint32Array
  above: Uint32Array
}
