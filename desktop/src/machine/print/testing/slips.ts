import type { ReceiptRow } from '#shared/selling/receipt.ts'
import type { PrintJob } from '../../contract-devices.ts'

/** A receipt of the length shops print. */
export function sampleRows(title = 'CỬA HÀNG OCOP TUY HÒA'): ReceiptRow[] {
  const goods = ['Cà phê rang xay Sơn Hòa', 'Nước mắm Gành Đỏ', 'Bò một nắng', 'Yến sào Phú Yên']
  return [
    { kind: 'text', text: title, align: 'center', weight: 'strong' },
    { kind: 'text', text: 'PHIẾU BÁN HÀNG', align: 'center', weight: 'large' },
    { kind: 'rule' },
    ...goods.flatMap((name): ReceiptRow[] => [
      { kind: 'text', text: name, align: 'left', weight: 'strong' },
      { kind: 'text', text: 'Hợp tác xã Đồng Din · OCOP ★★★★', align: 'left', weight: 'small' },
      { kind: 'pair', left: '2 hũ × 125.000\u00a0₫', right: '250.000\u00a0₫', weight: 'plain' },
    ]),
    { kind: 'rule' },
    { kind: 'pair', left: 'Tổng cộng', right: '1.000.000\u00a0₫', weight: 'large' },
    { kind: 'text', text: 'Bằng chữ: Một triệu đồng', align: 'left', weight: 'plain' },
    { kind: 'qr', text: 'ocop:abcdefghijklmnopqrstuvwxyz:42:0123456789abcdef' },
    { kind: 'text', text: 'Phiếu bán hàng, không phải hóa đơn', align: 'center', weight: 'strong' },
  ]
}

export function jobOf(id: string, change: Partial<PrintJob> = {}): PrintJob {
  return { id, rows: sampleRows(), withinMs: 20_000, ...change }
}
