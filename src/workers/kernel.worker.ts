import { type Port, serveLead } from './kernel/helper'
import { createLead, createStage } from './kernel/lead'
import { compileKernels } from './kernel/module'
import { kernelFaults } from './kernel/sentences'
import { announce } from './life/announce'
import type { KernelApi, KernelWorkerApi } from './protocol/kernels'
import { buffersOf } from './result-buffers'
import { expose, transfer } from './rpc'

let lead: Promise<KernelApi> | null = null

const api: KernelWorkerApi = {
  async lead(shared, ports) {
    lead = compileKernels(shared).then((module) =>
      createLead(createStage({ module, shared, ports: ports as unknown as Port[] })),
    )
    await lead
  },
  help(port) {
    serveLead(port as unknown as Port)
  },
  async run(input, task, onProgress, settings, onWhole) {
    if (!lead) throw kernelFaults.tooEarly()
    const result = await (await lead).run(input, task, onProgress, settings, onWhole)
    return transfer(result, buffersOf(result))
  },
}

expose(api)
announce()
