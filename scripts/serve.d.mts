export function serve(options: {
  root: string
  port?: number
  base?: string
  headers?: Record<string, string>
  host?: string
  instead?: Record<string, string | Uint8Array>
}): Promise<{ url: string; port: number; close(): void }>
