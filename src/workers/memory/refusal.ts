/**
 * How engines say that they have no memory left, or none in one piece: Chromium's buffers, arrays, texts, memories and
 * maps; Firefox; Safari. Other range errors (a time zone that is none) are mistakes.
 */
const REFUSALS =
  /allocation failed|invalid (typed )?array (buffer )?length|array length must be|invalid string length|maximum size exceeded|too much memory|out of memory|allocation size overflow|could not allocate|unable to (grow|allocate)|memory\.grow/i

export function isRefusal(cause: unknown): cause is Error {
  return cause instanceof Error && /^(Range|Internal)?Error$/.test(cause.name) && REFUSALS.test(cause.message)
}
