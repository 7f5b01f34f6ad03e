export function serve(options: {
  root: string
  port?: number
  base?: string
  headers?: Record<string, string>
  host?: string
}): Promise<{ url: string; port: number; close(): void }>
