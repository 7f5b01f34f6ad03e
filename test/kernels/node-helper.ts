import { workerData } from 'node:worker_threads'
import { type Port, serveLead } from '../../src/workers/kernel/helper'

serveLead((workerData as { port: Port }).port)
