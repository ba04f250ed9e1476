import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { holdBlackBox } from './black-box.ts'
import { entriesAfter, headOf } from './sample-entries.ts'

/**
 * For tests, run as a program: appends entries one by one until it is killed or refused, and prints each seq once
 * it is durable. Arguments: folder, length of a text.
 */
const [directory = '', textLength = '100'] = process.argv.slice(2)
const box = await holdBlackBox({ directory, nowMs: () => 0 }).catch((error: Error) => {
  process.stdout.write(`${error.name}\n`)
  process.exit(3)
})
let { head } = await box.open()
if (head.seq === 0) head = EMPTY_HEAD
process.stdout.write('open\n')
for (;;) {
  const entries = entriesAfter(head, 1, 'x'.repeat(Number(textLength)))
  try {
    await box.append(entries)
  } catch (error) {
    process.stdout.write(`${(error as { code: string }).code}\n`)
    break
  }
  head = headOf(entries)
  process.stdout.write(`${head.seq}\n`)
}
await box.close()
