import * as z from 'zod/mini'
import type { ErrorCode } from '../../recipe/error'
import { tokenValue } from './theme-token'

/** The first message of a host, posted to the frame's window together with one port. */
export const connectSchema = z.object({ type: z.literal('basketeer:connect'), version: z.literal(1) })

const messageId = z.union([z.string(), z.number()])

/** Everything after it, on the port. */
export const requestSchema = z.object({
  id: messageId,
  method: z.string(),
  params: z.optional(z.unknown()),
})
export type Request = z.infer<typeof requestSchema>

export type Answer =
  | { id: Request['id'] | null; result: unknown }
  | { id: Request['id'] | null; error: { code: ErrorCode; message: string } }

const jobId = z.optional(z.string())

/** What each method takes. */
export const paramsSchemas = {
  load: z
    .object({
      name: z.string().check(z.minLength(1)),
      format: z.enum(['csv', 'parquet', 'arrow', 'xlsx', 'json']),
      bytes: z.optional(z.union([z.instanceof(ArrayBuffer), z.instanceof(Uint8Array)])),
      url: z.optional(z.string()),
      /** The table of the recipe that it is of; the lines where nothing is said. */
      source: z.optional(z.string().check(z.minLength(1))),
    })
    .check(
      z.refine(({ bytes, url }) => (bytes === undefined) !== (url === undefined), {
        error: 'Give exactly one of bytes and url.',
      }),
    ),
  setRecipe: z.unknown(),
  getRecipe: z.unknown(),
  run: z.unknown(),
  submit: z.unknown(),
  jobs: z.unknown(),
  job: z.object({ jobId: z.string() }),
  /** A job, or whatever a call on the same port is at, by the id of its message. */
  cancel: z.object({ jobId, call: z.optional(messageId) }),
  result: z.object({
    jobId,
    format: z.enum(['arrow', 'csv', 'parquet', 'json', 'xlsx']),
    of: z.optional(z.unknown()),
    money: z.optional(z.enum(['line', 'unit'])),
  }),
  query: z.strictObject({
    sql: z.string(),
    limit: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
    jobId: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  }),
  setFilter: z.object({ group: z.optional(z.nullable(z.string())) }),
  setTheme: z.object({
    tokens: z.optional(z.record(z.string().check(z.regex(/^--[a-z0-9-]+$/)), tokenValue)),
    mode: z.optional(z.enum(['light', 'dark', 'system'])),
  }),
  status: z.unknown(),
}
export type Method = keyof typeof paramsSchemas

export type EventName = 'ready' | 'progress' | 'stateChanged' | 'selection' | 'resized' | 'storage' | 'error'
