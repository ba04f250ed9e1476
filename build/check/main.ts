import { ARCHITECTURE, CHECKS, runChecks } from './checks.ts'

const { failed } = runChecks([...CHECKS, ARCHITECTURE])
process.exitCode = failed === 0 ? 0 : 1
