const LONGEST = 60

/** What a name comes to where only small letters, digits and lines under them are allowed. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST)
    .replace(/^_+|_+$/g, '')
  return /^[a-z]/.test(plain) ? plain : `c_${plain}`.replace(/_+$/, '')
}

/**
 * What columns, tables and files are called on Spark, whatever their names hold: each name gets one of its own, also where
 * names differ in case or signs alone. Names are asked for in the same order each time.
 */
export class SafeNames {
  readonly #given = new Map<string, string>()
  readonly #taken: Set<string>

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken)
  }

  of(name: string): string {
    const known = this.#given.get(name)
    if (known !== undefined) return known
    const wished = slug(name)
    let found = wished
    for (let at = 2; this.#taken.has(found); at++) found = `${wished}_${at}`
    this.#taken.add(found)
    this.#given.set(name, found)
    return found
  }

  /** The names that were asked for, and what each is called. */
  entries(): readonly (readonly [name: string, safe: string])[] {
    return [...this.#given]
  }
}
