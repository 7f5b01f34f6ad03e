export function compressFolder(root: string, options?: { best?: boolean }): Promise<number>
