import { tillIdSchema } from '#shared/ids.ts'
import type { SlipQuery } from '../../core/till.ts'

const QR = /^ocop:([a-z2-7]{26}):(\d{1,9}):([0-9a-f]{16})$/i
/** "BMT01-02-000123", "02-000123", "000123"; a T before the count is a return's slip. The point's code is not needed. */
const NUMBER = /^(?:(?:[\p{L}\d_.]+-)?(\d{1,3})-)?(t?)(\d{1,9})$/iu

/** Reads the QR of a slip or the number on it, in whatever case a scanner or a person gives it; null when it is neither. */
export function readSlipText(text: string): SlipQuery | null {
  const plain = text.trim()
  const [, till, seq, hash] = QR.exec(plain) ?? []
  if (till !== undefined && seq !== undefined && hash !== undefined) {
    const tillId = tillIdSchema.safeParse(till.toLowerCase())
    return tillId.success
      ? { is: 'entry', tillId: tillId.data, seq: Number(seq), hash: hash.toLowerCase() }
      : null
  }
  const [, tillText, mark, count] = NUMBER.exec(plain) ?? []
  if (count === undefined) return null
  const number = tillText === undefined ? null : Number(tillText)
  return mark === '' || mark === undefined
    ? { is: 'sale', till: number, sale: Number(count) }
    : { is: 'return', till: number, return: Number(count) }
}
