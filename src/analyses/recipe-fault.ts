import type * as z from 'zod/mini'

type Issue = z.core.$ZodIssue

const TYPES: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

const listed = (values: readonly unknown[]) => values.map(String).join(', ')

function bound(amount: unknown, origin: string): string {
  return origin === 'array' || origin === 'set' ? `${amount} of them` : String(amount)
}

/** What would be right, for whoever wrote the recipe. */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${bound(issue.maximum, issue.origin)}`
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${bound(issue.minimum, issue.origin)}`
    case 'invalid_value':
      return issue.values.length === 1 ? `must be ${listed(issue.values)}` : `one of ${listed(issue.values)}`
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? `of type ${issue.expected}`}`
    case 'unrecognized_keys':
      return `nothing is known of ${listed(issue.keys)}`
    case 'invalid_union':
      return 'this is none of what is known'
    default:
      return issue.message
  }
}

/** Where a recipe is wrong and what would be right there. */
export function recipeFault(issue: Issue | undefined): string {
  if (!issue) return 'It does not have the right shape.'
  const where = issue.path.length === 0 ? 'The recipe' : issue.path.map(String).join('.')
  return `${where}: ${wanted(issue)}`
}
