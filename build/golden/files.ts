import { datingGolden } from './dating.ts'
import { errorsGolden } from './errors.ts'
import { exchangesGolden } from './exchanges.ts'
import { journalGolden, signatureGolden, unreadableGolden } from './texts.ts'

/** Every file of shared/golden and its content: made from the code, the same bytes at every run. */
export function goldenFiles(): Record<string, string> {
  return {
    'journal.json': written(journalGolden()),
    'unreadable.json': written(unreadableGolden()),
    'signatures.json': written(signatureGolden()),
    'dating.json': written(datingGolden()),
    'exchanges.json': written(exchangesGolden()),
    'errors.json': written(errorsGolden()),
  }
}

function written(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
