import plainUrl from '../../../wasm/build/kernels.plain.wasm?url'
import sharedUrl from '../../../wasm/build/kernels.shared.wasm?url'

/** Shared and plain modules refuse each other's memory, so there are two builds of one source. */
export async function compileKernels(shared: boolean): Promise<WebAssembly.Module> {
  const url = shared ? sharedUrl : plainUrl
  try {
    return await WebAssembly.compileStreaming(fetch(url))
  } catch (error) {
    // A host that does not know the type of .wasm files; anything else fails again below.
    if (!(error instanceof TypeError)) throw error
    return WebAssembly.compile(await (await fetch(url)).arrayBuffer())
  }
}
