import * as z from 'zod/mini'
import { DEFAULT_LIMIT, fraction, items, METHODS, positiveInteger } from '../parameters'

/** What may be asked of frequent sets, whatever is made of them. */
export const miningShape = {
  minSupport: z.optional(fraction),
  minCount: z.optional(positiveInteger),
  maxLength: z.optional(positiveInteger),
  method: z._default(z.enum(METHODS), 'auto'),
  perGroup: z._default(z.boolean(), false),
  include: z.optional(items),
  exclude: z.optional(items),
  limit: z._default(positiveInteger, DEFAULT_LIMIT),
  minBaskets: z.optional(positiveInteger),
}
