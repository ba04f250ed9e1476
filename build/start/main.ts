import { runProgram } from './program.ts'
import { startDemonstration } from './demonstration.ts'

await runProgram(startDemonstration)
