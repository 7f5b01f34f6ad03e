/** What can be wrong with an expression; the sentences are those of the room that reads it. */
export type ExpressionFaultName =
  | 'signUnknown'
  | 'unclosed'
  | 'unexpected'
  | 'endsEarly'
  | 'columnUnknown'
  | 'functionUnknown'
  | 'argumentCount'
  | 'argumentType'
  | 'notAlike'
  | 'plusOfTimes'
  | 'listColumn'

export class ExpressionFault extends Error {
  override readonly name = 'ExpressionFault'
  constructor(
    readonly fault: ExpressionFaultName,
    /** Where in the text, counted from 0. */
    readonly at: number,
    readonly facts: Readonly<Record<string, string | number | readonly string[]>> = {},
  ) {
    super(`${fault} at ${at}`)
  }
}
