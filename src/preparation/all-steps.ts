import * as z from 'zod/mini'
import { aggregate } from './steps/aggregate'
import { cap } from './steps/cap'
import { compute } from './steps/compute'
import { condition } from './steps/condition'
import { dedupe } from './steps/dedupe'
import { drop } from './steps/drop'
import { encode } from './steps/encode'
import { expand } from './steps/expand'
import { join } from './steps/join'
import { log } from './steps/log'
import { nulls } from './steps/nulls'
import { rename } from './steps/rename'
import { scale } from './steps/scale'
import { session } from './steps/session'
import { sql } from './steps/sql'
import { type } from './steps/type'
import { union } from './steps/union'

/** Every step there is. A new one is a file, a line here and its name in `steps.ts`; how it is done: `workers/preparation/steps.ts`. */
export const steps = {
  ...{ join, expand, condition, compute, session, type, nulls, cap, dedupe },
  ...{ aggregate, encode, scale, log, union, drop, rename, sql },
}

/** A step with all that may be said of it. The first load knows but names, see `steps.ts`. */
export const wholeStepSchema = z.discriminatedUnion(
  'step',
  Object.values(steps).map(({ parameters }) => parameters) as never,
)
