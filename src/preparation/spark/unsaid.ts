/** Something has no form on Spark; the sentences are those of the room that reads it. */
export class SparkUnsaid extends Error {
  override readonly name = 'SparkUnsaid'
  constructor(
    readonly fault: 'keptSet' | 'filterWithoutValue' | 'columnsUnknown',
    readonly facts: Readonly<Record<string, string>> = {},
  ) {
    super(fault)
  }
}
