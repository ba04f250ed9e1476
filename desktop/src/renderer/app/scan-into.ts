import { lineOf } from '../cart/cart.ts'
import { readSlipText } from '../returns/slip-text.ts'
import { codeCandidates } from '../scan/scanned-code.ts'
import type { Desk } from './desk.ts'
import type { Rooms } from './rooms.ts'
import { isSettings } from './side.ts'

/**
 * Where a scan goes: a slip’s QR to its sale, goods on the page of returns into the return, all else into the cart; on
 * the settings it is only a try.
 */
export function scanInto(desk: Desk, { returns }: Pick<Rooms, 'returns'>, text: string): void {
  const { page } = desk.side.getState()
  if (page === 'training') return // its own counter hears it
  const codes = codeCandidates(text)
  if (isSettings(page))
    return desk.notices.say('info', { key: 'devices.heard', values: { code: codes[0] ?? '' } })
  const slip = codes.find((code) => readSlipText(code)?.is === 'entry')
  if (slip !== undefined) {
    if (page !== 'returns') desk.show('returns')
    return void returns.find(slip)
  }
  if (page !== 'returns') return desk.scan(text)
  const [product] = desk.finder().byCode(codes)
  if (!product || returns.getState().flow.step !== 'loose')
    return void returns.find(product?.name ?? codes[0] ?? '')
  const line = lineOf(product, desk.finder().catalogue)
  if (line.ok) returns.takeLoose(line.value)
  else desk.notices.say('danger', { key: `notice.${line.error}`, values: { name: product.name } })
}
