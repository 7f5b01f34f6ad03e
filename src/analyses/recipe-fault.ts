import type * as z from 'zod/mini'
import type { Sentence } from '../recipe/sentence'
import { wrongParts as parts } from './sentences'

type Issue = z.core.$ZodIssue

const TYPES = ['int', 'number', 'string', 'boolean', 'array', 'object'] as const

const texts = (values: readonly unknown[]) => values.map(String)

function typeName(expected: string): Sentence {
  const known = TYPES.find((type) => type === expected)
  return known ? parts[known]() : parts.ofType({ type: expected })
}

function bound(amount: unknown, origin: string): Sentence | string {
  return origin === 'array' || origin === 'set' ? parts.ofThem({ count: String(amount) }) : String(amount)
}

/** What would be right, for whoever wrote the recipe. */
function wanted(issue: Issue): Sentence | string {
  switch (issue.code) {
    case 'too_big': {
      const most = bound(issue.maximum, issue.origin)
      return issue.inclusive === false ? parts.lessThan({ most }) : parts.atMost({ most })
    }
    case 'too_small': {
      const least = bound(issue.minimum, issue.origin)
      return issue.inclusive === false ? parts.moreThan({ least }) : parts.atLeast({ least })
    }
    case 'invalid_value': {
      const values = texts(issue.values)
      return values.length === 1 ? parts.mustBe({ what: values.join() }) : parts.oneOf({ values })
    }
    case 'invalid_type':
      return parts.mustBe({ what: typeName(issue.expected) })
    case 'unrecognized_keys':
      return parts.unknownKeys({ keys: texts(issue.keys) })
    case 'invalid_union':
      return parts.unknown()
    default:
      return issue.message
  }
}

/** Where a recipe is wrong and what would be right there. */
export function recipeFault(issue: Issue | undefined): Sentence {
  if (!issue) return parts.shape()
  const place = issue.path.length === 0 ? parts.whole() : issue.path.map(String).join('.')
  return parts.at({ place, wanted: wanted(issue) })
}
