export function allowedOrigins(text: string): string[]
export function hostFiles(allowedHosts?: readonly string[]): Record<string, string>
