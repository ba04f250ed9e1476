import { errorTable } from '../i18n/tables/errors.ts'
import type { Explained } from '../i18n/tables/explained.ts'
import { CATALOGUE } from './catalogue.ts'

const FAMILIES: Readonly<Record<keyof typeof CATALOGUE, string>> = {
  finding: 'Khi khởi động · Found at start',
  refused: 'Chưa ghi được · Nothing was written',
  sale: 'Giỏ hàng chưa thành phiếu · The cart is not a sale yet',
  return: 'Chưa nhận trả được · Goods cannot come back yet',
  wire: 'Gửi về văn phòng và ghi danh · To the office, and enrolling',
  stop: 'Ngừng gửi · Sending has stopped',
  machine: 'Máy bán hàng · This machine',
  device: 'Máy in, máy quét, cân · Printer, scanner, scale',
  pin: 'PIN',
}

/** The catalogue as a page to read, made of the very sentences the till says: docs/errors.md. */
export function cataloguePage(): string {
  const families = Object.entries(CATALOGUE).flatMap(([family, codes]) => [
    `## ${FAMILIES[family as keyof typeof CATALOGUE]}`,
    '',
    ...Object.entries(codes).flatMap(([code, { key }]) => {
      const { vi, en } = errorTable[key]
      return [`### \`${family}.${code}\``, '', explain(vi, VI), '', explain(en, EN), '']
    }),
  ])
  return [...HEAD, ...families].join('\n')
}

const VI = ['Chuyện gì', 'Tiền và dữ liệu', 'Làm gì']
const EN = ['What happened', 'Money and data', 'What to do']

const HEAD = [
  '# Lỗi và cách xử lý · Errors and what to do',
  '',
  'Every trouble the till can name: what happened, whether money or data is at risk, what to do now. Written by `npm run errors` from the sentences the till itself says; edit those, not this page. A word in braces is a number or name the till fills in.',
  '',
]

function explain(parts: Explained, titles: readonly string[]): string {
  return parts.map((part, index) => `- ${titles[index]}: ${part.replace(/, number\}/g, '}')}`).join('\n')
}
