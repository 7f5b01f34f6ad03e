export const metaPolicy: string
export function headersFor(allowedHosts?: readonly string[]): Record<string, string>
export const headers: Record<string, string>
export const isolation: Record<string, string>
export const FOR_EVERYBODY: string[]
