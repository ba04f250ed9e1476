import type { PointId } from '#shared/ids.ts'
import type { SaleLine } from '#shared/journal/kinds/sale-completed.ts'
import type { MoneyFact } from '../../projections/contributions.ts'
import type { Row } from './difference.ts'
import type { Books } from './reckon.ts'

type OnDay = { pointId: PointId; entry: MoneyFact; day: string }
type Part = { method: string; amount: number }

/** Adds one counted entry to what the rollups of its day should hold; returns with the other sign. */
export function addToBooks(books: Books, { pointId, entry, day }: OnDay): void {
  const { kind, body } = entry
  const count = (of: MoneyFact['kind']) => (kind === of ? 1 : 0)
  const counts = {
    saleCount: count('sale.completed'),
    returnCount: count('sale.returned'),
    correctionCount: count('payment.corrected'),
  }
  let [vat, ocopAmount, total, rounding, returnTotal] = [0, 0, 0, 0, 0]
  if (kind !== 'payment.corrected') {
    const sign = kind === 'sale.returned' ? -1 : 1
    total = sign * body.total
    rounding = sign * body.rounding
    returnTotal = sign < 0 ? body.total : 0
    for (const line of body.lines) {
      vat += sign * line.vat
      if (line.isCertified && line.ocopClass === 'ocop') ocopAmount += sign * line.amount
      addLine(books, { pointId, day, channel: body.channel, line, sign })
    }
  }
  const figures = { ...counts, total, rounding, vat, ocopAmount, returnTotal, ...paidIn(entry) }
  add(books.point_daily, day, { place: { table: 'point_daily', pointId, day }, figures })
  if (kind === 'payment.corrected') return
  const { saleCount, returnCount } = counts
  for (const [grain, firstDay] of Object.entries(periodsAround(day))) {
    const place = { table: 'point_period', pointId, day: firstDay }
    const sums = { saleCount, returnCount, total, ocopAmount }
    add(books.point_period, `${grain} ${firstDay}`, { place, figures: sums })
  }
}

type LineOnDay = { pointId: PointId; day: string; channel: string; line: SaleLine; sign: 1 | -1 }

function addLine(books: Books, { pointId, day, channel, line, sign }: LineOnDay): void {
  const { ocopClass, star, isCertified, group, origin, ownership } = line
  const words = [line.productId, line.productName, line.producerId, line.producerName, line.unit]
  const key = [day, ...words, ocopClass, star, isCertified, group ?? '', origin, ownership.kind, channel]
  const { quantity, discount, amount, vat } = line
  const isBack = sign < 0
  const figures = {
    quantity: sign * quantity,
    gross: sign * (amount + discount),
    discount: sign * discount,
    amount: sign * amount,
    vat: sign * vat,
    lineCount: isBack ? 0 : 1,
    returnQuantity: isBack ? quantity : 0,
    returnAmount: isBack ? amount : 0,
    returnLineCount: isBack ? 1 : 0,
  }
  const place = { table: 'sales_daily', pointId, day, product: line.productName }
  add(books.sales_daily, JSON.stringify(key), { place, figures })
}

function paidIn({ kind, body }: MoneyFact): Record<'cash' | 'vietqr' | 'card' | 'wallet', number> {
  const paid = { cash: 0, vietqr: 0, card: 0, wallet: 0 }
  const note = (parts: readonly Part[], sign: 1 | -1) => {
    for (const { method, amount } of parts) paid[method as keyof typeof paid] += sign * amount
  }
  if (kind === 'sale.completed') note(body.payments, 1)
  else if (kind === 'sale.returned') note(body.refunds, -1)
  else {
    note(body.before, -1)
    note(body.after, 1)
  }
  return paid
}

/** Where third, month, quarter and year of a day begin, reckoned anew. */
function periodsAround(day: string): Record<string, string> {
  const [, month, date] = day.split('-')
  const third = ['01', '11', '21'].findLast((first) => first <= (date ?? ''))
  const quarter = ['01', '04', '07', '10'].findLast((first) => first <= (month ?? ''))
  const [ofYear, ofMonth] = [day.slice(0, 5), day.slice(0, 8)]
  return {
    third: `${ofMonth}${third}`,
    month: `${ofMonth}01`,
    quarter: `${ofYear}${quarter}-01`,
    year: `${ofYear}01-01`,
  }
}

function add(rows: Map<string, Row>, key: string, row: Row): void {
  const held = rows.get(key)
  const sums = Object.entries(row.figures).map(([name, value]) => {
    const sum = held?.figures[name] ?? 0
    return [name, Number(sum) + Number(value)]
  })
  rows.set(key, { place: row.place, figures: Object.fromEntries(sums) })
}
