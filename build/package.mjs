import { needNode } from './setup/need-node.mjs'

needNode()
const { ensureInstalled } = await import('./setup/install.mjs')
const { runLocal } = await import('./setup/run-local.mjs')
ensureInstalled()
runLocal('build/packaging/main.ts', process.argv.slice(2))
