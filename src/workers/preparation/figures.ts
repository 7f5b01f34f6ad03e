/** A count or a figure as sentences of steps have it: the same in every language, short, and nothing lost that matters. */
export function figure(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-GB')
  return String(Number(value.toPrecision(6)))
}
