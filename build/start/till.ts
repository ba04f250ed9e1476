import { runProgram } from './program.ts'
import { startTillAlone } from './till-alone.ts'

await runProgram(startTillAlone, '.till')
