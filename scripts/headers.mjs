/** Nothing leaves: the page may talk to its own origin only, and be sent nowhere. */
const policy = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  // A dashboard beside the workbench shows it in frames.
  'frame-src': "'self'",
  'img-src': "'self' data: blob:",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

const written = (directives) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/** The part of the policy that a page can carry itself, for hosts that send no headers. */
export const metaPolicy = written(policy)

/** What makes threads share one memory. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // Isolates the page inside iframes of hosts that send nothing; Chromium only, others ignore it.
  'Document-Isolation-Policy': 'isolate-and-require-corp',
}

/**
 * The response headers the workbench is served with everywhere: here, in tests, in preview and on static hosts.
 * `allowedHosts` are the origins that may show it in a frame, beside its own; without them any may, and the handshake
 * decides whom it answers.
 */
export function headersFor(allowedHosts) {
  const frames = allowedHosts && { 'frame-ancestors': ["'self'", ...allowedHosts].join(' ') }
  return {
    ...isolation,
    'Content-Security-Policy': written({ ...policy, ...frames }),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}

/** Files that pages of other origins may load as modules. */
export const FOR_EVERYBODY = ['embed-client.js']

/** For servers that know no list of hosts. */
export const headers = headersFor()
