export interface SparkEnvironment {
  python: string
  jars: string[]
  java: string
}

export function ensureSpark(): Promise<SparkEnvironment | undefined>
