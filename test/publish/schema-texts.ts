interface Schema {
  properties?: object
  $ref?: string
  type?: string
  enum?: unknown
  const?: unknown
}

/** Names of what may hold words of people; what comes from a list of the house, or is one word of it, need not be known. */
export function schemaTexts(
  schema: unknown,
  all: Record<string, unknown>,
  name = '',
  seen: readonly string[] = [],
): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if (Array.isArray(schema)) return schema.flatMap((each) => schemaTexts(each, all, name, seen))
  const { properties, $ref, ...others } = schema as Schema
  if ($ref !== undefined)
    return seen.includes($ref) ? [] : schemaTexts(all[$ref.replace('#/$defs/', '')], all, name, [...seen, $ref])
  const free = [others.type].flat().includes('string') && others.enum === undefined && others.const === undefined
  const inner = Object.entries(properties ?? {}).flatMap(([each, of]) => schemaTexts(of, all, each, seen))
  return [
    ...(free ? [name] : []),
    ...inner,
    ...Object.values(others).flatMap((each) => schemaTexts(each, all, name, seen)),
  ]
}
