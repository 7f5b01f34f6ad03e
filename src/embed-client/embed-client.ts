/** A recipe, as `recipe.schema.json` describes it. */
export interface Recipe {
  recipe: 1 | 2
  title?: string
  data?: Record<string, unknown>
  analysis: { kind: string; [parameter: string]: unknown }
}

export interface Warning {
  code: string
  message: string
}

export interface Column {
  name: string
  type: string
}

export interface Load {
  name: string
  format: 'csv' | 'xlsx' | 'json' | 'parquet' | 'arrow'
  /** Either the file itself or, where the workbench comes from, its address. */
  bytes?: ArrayBuffer | Uint8Array
  url?: string
  /** The table of the recipe that it is of; the lines where nothing is said. */
  source?: string
}

export interface Loaded {
  table: string
  source?: string
  rows: number
  rowsExact: boolean
  columns: Column[]
  /** Of a file that holds a model. */
  model?: Record<string, unknown>
  warnings?: Warning[]
}

export interface Ran {
  jobId: string
  rows: number
  limited: boolean
  limitAt?: number
  method: string
  /** In milliseconds. */
  timings: { ingest: number; encode: number; kernel: number; total: number }
  threads: number
  shared: boolean
  warnings?: Warning[]
}

export interface Progress {
  phase: string
  done: number
  total: number
}

export interface Job {
  jobId: string
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted'
  progress: Progress
  error?: { code: string; message: string }
}

type Label = string | null
interface Travellers {
  groups?: Label[]
  from?: number
  to?: number
  exclude?: string[]
  within?: number
}
interface Place {
  step: number
  kind: 'item' | 'others' | 'end' | 'open'
  label: Label
}

/** The people and receipts behind a number. */
export type People =
  | {
      list: 'row'
      row: number
      part?: 'all' | 'left' | 'leftOnly' | 'right' | 'rightOnly'
      whose?: 'customers' | 'receipts'
    }
  | ({
      list: 'path'
      steps: { item: string; also?: string[]; without?: string[] }[]
      reached: number
      dropped?: boolean
      maxGapSteps?: number
      maxGapTime?: number
      minGapSteps?: number
      minGapTime?: number
      maxSpan?: number
    } & Travellers)
  | ({
      list: 'flow'
      node: Place
      next?: Place
      anchor: Label
      direction: 'after' | 'before'
      steps: number
      itemsPerStep: number
    } & Travellers)
  | { list: 'audience'; item: string; group?: Label }
  | { list: 'lists' }

export interface ResultFile {
  /** The last that succeeded where nothing is said. */
  jobId?: string
  format: 'arrow' | 'csv' | 'parquet' | 'json' | 'xlsx'
  /** The people behind the result instead of the result. */
  of?: People
  /** Of rules: revenue and margin of both sides as columns more; whether the value is of a line or of one piece. */
  money?: 'line' | 'unit'
}

export interface Query {
  sql: string
  limit?: number
  jobId?: string
}

export interface Queried {
  jobId: string
  /** The rows as an Arrow file. */
  bytes: ArrayBuffer
  columns: Column[]
  rows: number
  limited: boolean
}

export interface Theme {
  mode?: 'light' | 'dark' | 'system'
  /** Design tokens of the workbench, `--accent` among them. */
  tokens?: Record<string, string>
}

export interface Status {
  isolated: boolean
  threads: number
  memory: number
  state: 'idle' | 'loading' | 'running'
  version: string
  /** All that the frame has done would be there after a reload of it. */
  kept: boolean
}

export interface Events {
  /** The frame can be asked; again after every reload of it, when files have to be loaded anew. Jobs and results are there where the browser keeps them. */
  ready: { version: string }
  progress: Progress & { jobId: string }
  stateChanged: { recipe: Recipe }
  selection: { row: Record<string, unknown> | null }
  resized: { height: number }
  /** Once, when there is something to keep: whether this browser keeps it, and why not. */
  storage: { kept: boolean; message?: string }
  error: { code: string; message: string }
}

export interface CallOptions {
  /** Rejects the call at once, and ends the work of a run or a query behind it. */
  signal?: AbortSignal
  /** Buffers that are handed over instead of copied. */
  transfer?: Transferable[]
}

export interface ConnectOptions {
  /** Of the frame, where its address does not say. */
  origin?: string
  signal?: AbortSignal
  /** How long it may take, in milliseconds; 30,000 where nothing is said. */
  patience?: number
}

export interface EmbedOptions extends ConnectOptions {
  view?: string
  theme?: Theme['mode']
  threads?: number
  /** A name under which jobs and results are kept for every tab; without, they last as long as the tab. */
  keep?: string
  lang?: string
  title?: string
}

/** Why a call failed: a stable code, and a sentence that says what to do. */
export class EmbedError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'EmbedError'
    this.code = code
  }
}

export interface Basketeer {
  readonly frame: HTMLIFrameElement
  load(file: Load, options?: CallOptions): Promise<Loaded>
  setRecipe(recipe: Recipe, options?: CallOptions): Promise<Recipe>
  getRecipe(options?: CallOptions): Promise<Recipe>
  run(options?: CallOptions): Promise<Ran>
  submit(options?: CallOptions): Promise<{ jobId: string }>
  jobs(options?: CallOptions): Promise<Job[]>
  job(which: { jobId: string }, options?: CallOptions): Promise<Job>
  cancel(which?: { jobId?: string }, options?: CallOptions): Promise<{ jobId: string }>
  result(file: ResultFile, options?: CallOptions): Promise<{ bytes: ArrayBuffer }>
  query(query: Query, options?: CallOptions): Promise<Queried>
  setFilter(filter: { group?: Label }, options?: CallOptions): Promise<object>
  setTheme(theme: Theme, options?: CallOptions): Promise<object>
  status(options?: CallOptions): Promise<Status>
  /** Any method by its name, those of later versions too. */
  call(method: string, params?: unknown, options?: CallOptions): Promise<unknown>
  /** Listens to an event; answers with how to stop. */
  on<Name extends keyof Events>(event: Name, listener: (data: Events[Name]) => void): () => void
  /** Ends the connection and leaves the frame. */
  close(): void
}

interface Waiting {
  resolve(result: unknown): void
  reject(reason: unknown): void
}

type Listener = (data: never) => void

const WITH_PARAMS = ['load', 'setRecipe', 'job', 'cancel', 'result', 'query', 'setFilter', 'setTheme']
const WITHOUT = ['getRecipe', 'run', 'submit', 'jobs', 'status']

/** A frame that has not come yet shows a blank page of our own, which the handshake cannot be for. */
const isThere = (frame: HTMLIFrameElement) => frame.contentDocument?.URL !== 'about:blank'

/** Connects to a workbench in a frame, be it loaded or still to be. */
export function connect(
  frame: HTMLIFrameElement,
  { origin = new URL(frame.src, document.baseURI).origin, signal, patience = 30_000 }: ConnectOptions = {},
): Promise<Basketeer> {
  const listeners = new Map<string, Set<Listener>>()
  const waiting = new Map<number, Waiting>()
  let last = 0
  let port: MessagePort | undefined
  let becomeReady: () => void
  let ready: Promise<void>

  function forget(code: string, message: string) {
    port?.close()
    for (const { reject } of waiting.values()) reject(new EmbedError(code, message))
    waiting.clear()
  }

  function knock() {
    forget('cancelled', 'The frame was loaded anew before the call was answered. Load the data and call again.')
    ready = new Promise((resolve) => {
      becomeReady = resolve
    })
    const { port1, port2 } = new MessageChannel()
    port = port1
    port1.onmessage = ({ data }) => {
      if ('event' in data) {
        if (data.event === 'ready') becomeReady()
        for (const listener of listeners.get(data.event) ?? []) listener(data.data as never)
        return
      }
      const call = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.error) call?.reject(new EmbedError(data.error.code, data.error.message))
      else call?.resolve(data.result)
    }
    frame.contentWindow?.postMessage({ type: 'basketeer:connect', version: 1 }, origin, [port2])
  }

  const call: Basketeer['call'] = (method, params = {}, { signal, transfer = [] } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const id = ++last
      const off = () => {
        if (!waiting.delete(id)) return
        reject(signal?.reason)
        port?.postMessage({ id: ++last, method: 'cancel', params: { call: id } })
      }
      const settle = (end: (value: unknown) => void) => (value: unknown) => {
        signal?.removeEventListener('abort', off)
        end(value)
      }
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
      signal?.addEventListener('abort', off)
      ready
        .then(() => {
          if (waiting.has(id)) port?.postMessage({ id, method, params }, transfer)
        })
        // What cannot be sent is the caller's own mistake.
        .catch((thrown) => {
          waiting.delete(id)
          reject(thrown)
        })
    })

  const on: Basketeer['on'] = (event, listener) => {
    const of = listeners.get(event) ?? new Set()
    listeners.set(event, of.add(listener as Listener))
    return () => of.delete(listener as Listener)
  }

  function close() {
    frame.removeEventListener('load', knock)
    forget('cancelled', 'The connection was closed before the call was answered.')
  }

  const client: Record<string, unknown> = { frame, call, on, close }
  for (const name of WITH_PARAMS) client[name] = (params: unknown, options?: CallOptions) => call(name, params, options)
  for (const name of WITHOUT) client[name] = (options?: CallOptions) => call(name, {}, options)

  const here = location.origin
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const fail = (reason: unknown) => {
      close()
      reject(reason)
    }
    const timer = setTimeout(
      () =>
        fail(
          new EmbedError(
            'no-answer',
            `Nobody answered at ${origin}. Check the address of the frame, and that ${here} is among allowedHosts in embed.json there.`,
          ),
        ),
      patience,
    )
    signal?.addEventListener('abort', () => fail(signal.reason), { once: true })
    on('ready', () => {
      clearTimeout(timer)
      resolve(client as unknown as Basketeer)
    })
    frame.addEventListener('load', knock)
    if (isThere(frame)) knock()
  })
}

/** Puts a workbench into an element of the page and connects to it. `address` is that of the workbench. */
export function embed(parent: Element, address: string, options: EmbedOptions = {}): Promise<Basketeer> {
  const { view, theme, threads, keep, lang, title = 'Basketeer', ...connecting } = options
  const url = new URL(address, document.baseURI)
  for (const [name, value] of Object.entries({ embed: 1, view, theme, threads, keep, lang })) {
    if (value !== undefined) url.searchParams.set(name, String(value))
  }
  const frame = document.createElement('iframe')
  // Where this page is isolated, the frame may be as well.
  frame.allow = 'cross-origin-isolated'
  frame.title = title
  frame.src = url.href
  parent.append(frame)
  return connect(frame, connecting)
}
