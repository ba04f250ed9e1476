import { startOfficeAlone } from './office-alone.ts'
import { runProgram } from './program.ts'

await runProgram(startOfficeAlone)
