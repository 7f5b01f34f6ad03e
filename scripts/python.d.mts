export function ensurePython(requirements: string): string | undefined
