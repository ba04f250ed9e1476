import { hashSide } from '../journal/hash.ts'
import { type BodyOf, KINDS, type Kind } from '../journal/kinds/registry.ts'

/** A buyer's data as it stands beside an entry: 16 bytes of salt, then whatever the operator asks for. Invented. */
export const SIDE_EXAMPLE =
  '{"salt":"AAECAwQFBgcICQoLDA0ODw","buyer":{"name":"Công ty Ví Dụ","taxCode":"0000000000","address":"Buôn Ma Thuột"}}'

const BY = { id: 'nv-1', name: 'Thu ngân 1' }
const MANAGER = { id: 'ql-1', name: 'Quản lý 1' }
const TILL = 'b7ncw5kqswiqzq2utxyuzl6kpu'

/** One body of every kind as JSON has it, each as full as the kind allows. */
const INPUTS: { [TKind in Kind]: unknown } = {
  'sale.completed': {
    saleId: 'aaaqeayeaudaocaj',
    number: { point: 'BMT01', till: 1, sale: 42 },
    operatorId: 'op-bmt',
    vatMethod: 'deduction',
    shiftId: 'ca-1',
    cashier: BY,
    approvedBy: MANAGER,
    isAgeConfirmed: true,
    channel: 'till',
    event: 'Lễ hội Cà phê 2026',
    lines: [
      {
        productId: 'ca-phe-bot-500',
        productName: 'Cà phê bột Ea Kao 500 g',
        producerId: 'htx-ea-kao',
        producerName: 'Hợp tác xã Ea Kao',
        unit: 'gói',
        quantity: 2000,
        unitPrice: 125_000,
        priceVersion: 3,
        discount: 25_000,
        saleDiscount: 5_000,
        amount: 225_000,
        vat: 16_667,
        vatClass: 'standard',
        vatRate: '8%',
        ownership: { kind: 'own' },
        ocopClass: 'ocop',
        group: '2026:13',
        star: 4,
        isCertified: true,
        origin: '66',
        lot: 'L2026-11',
        expiry: '2027-11-21',
      },
      {
        productId: 'khan-det-le',
        productName: 'Vải thổ cẩm bán theo mét',
        producerId: 'to-det-buon-a',
        producerName: 'Tổ dệt buôn A',
        unit: 'm',
        quantity: 750,
        unitPrice: 179_500,
        priceVersion: 0,
        discount: 0,
        amount: 134_625,
        vat: 6_411,
        vatClass: 'reduced-five',
        vatRate: '5%',
        ownership: { kind: 'consigned', contractId: 'kg-07', commissionBasisPoints: 1250 },
        ocopClass: 'speciality',
        group: null,
        star: 0,
        isCertified: false,
        origin: '66',
        lot: null,
        expiry: null,
      },
    ],
    vatGroups: [
      { rate: '8%', amount: 225_000, vat: 16_667 },
      { rate: '5%', amount: 134_625, vat: 6_411 },
    ],
    rounding: 375,
    total: 360_000,
    payments: [
      { method: 'vietqr', amount: 200_000, given: 200_000, reference: 'FT26326000001' },
      { method: 'cash', amount: 160_000, given: 200_000, reference: null },
    ],
    sideHash: hashSide(SIDE_EXAMPLE),
  },
  'sale.voided': {
    saleId: 'aaaqeayeaudaocaj',
    seq: 3,
    hash: '3'.repeat(64),
    reason: 'không chắc đã lưu, khách đã đi',
    by: BY,
  },
  'sale.returned': {
    returnId: 'baaqeayeaudaocajbifqydiob4',
    number: { point: 'BMT01', till: 1, return: 7 },
    of: { saleId: 'aaaqeayeaudaocajbifqydiob4', tillId: TILL, seq: 3, hash: '3'.repeat(64) },
    operatorId: 'op-bmt',
    vatMethod: 'deduction',
    shiftId: 'ca-1',
    cashier: BY,
    approvedBy: MANAGER,
    channel: 'till',
    event: 'Lễ hội Cà phê 2026',
    lines: [
      {
        productId: 'ca-phe-bot-500',
        productName: 'Cà phê bột Ea Kao 500 g',
        producerId: 'htx-ea-kao',
        producerName: 'Hợp tác xã Ea Kao',
        unit: 'gói',
        quantity: 1000,
        unitPrice: 125_000,
        priceVersion: 3,
        discount: 12_500,
        amount: 112_500,
        vat: 8_334,
        vatClass: 'standard',
        vatRate: '8%',
        ownership: { kind: 'own' },
        ocopClass: 'ocop',
        group: '2026:13',
        star: 4,
        isCertified: true,
        origin: '66',
        lot: 'L2026-11',
        expiry: '2027-11-21',
        saleLine: 0,
      },
    ],
    vatGroups: [{ rate: '8%', amount: 112_500, vat: 8_334 }],
    rounding: 500,
    total: 113_000,
    refunds: [
      { method: 'vietqr', amount: 100_000, reference: 'FT26326000002' },
      { method: 'cash', amount: 13_000, reference: null },
    ],
    reason: 'bao bì rách',
    exchangeSaleId: 'caaqeayeaudaocajbifqydiob4',
  },
  'payment.corrected': {
    of: { saleId: 'aaaqeayeaudaocajbifqydiob4', tillId: TILL, seq: 3, hash: '3'.repeat(64) },
    shiftId: 'ca-1',
    cashier: BY,
    approvedBy: MANAGER,
    before: [
      { method: 'vietqr', amount: 200_000, given: 200_000, reference: 'FT26326000001' },
      { method: 'cash', amount: 160_000, given: 200_000, reference: null },
    ],
    after: [
      { method: 'card', amount: 200_000, given: 200_000, reference: 'POS 000123' },
      { method: 'cash', amount: 160_000, given: 200_000, reference: null },
    ],
    total: 360_000,
    reason: 'khách quẹt thẻ, bấm nhầm VietQR',
  },
  'cash.moved': {
    shiftId: 'ca-1',
    cashier: BY,
    approvedBy: MANAGER,
    direction: 'out',
    amount: 300_000,
    reason: 'nộp tiền về két',
  },
  'shift.opened': {
    shiftId: 'ca-1',
    cashier: BY,
    float: 500_000,
    notes: { 50_000: 6, 100_000: 2 },
    remark: null,
  },
  'shift.closed': {
    shiftId: 'ca-1',
    cashier: BY,
    openedSeq: 2,
    counted: 342_000,
    notes: { 20_000: 17, 2_000: 1 },
    expected: 347_000,
    difference: -5_000,
    reason: 'thối nhầm',
    saleCount: 1,
    saleTotal: 360_000,
    report: {
      number: 12,
      float: 500_000,
      paidIn: 0,
      paidOut: 300_000,
      returnCount: 1,
      returnTotal: 113_000,
      correctionCount: 1,
      discount: 25_000,
      rounding: -125,
      methods: [
        { method: 'card', taken: 200_000, refunded: 0 },
        { method: 'cash', taken: 160_000, refunded: 13_000 },
        { method: 'vietqr', taken: 0, refunded: 100_000 },
      ],
      vatGroups: [
        { rate: '8%', amount: 112_500, vat: 8_333 },
        { rate: '5%', amount: 134_625, vat: 6_411 },
      ],
      grandTotals: {
        saleCount: 1_234,
        saleTotal: 456_789_000,
        returnCount: 5,
        returnTotal: 913_000,
      },
    },
  },
  'price.changed': { productId: 'ca-phe-bot-500', unitPrice: 119_000, number: 4, reason: 'hội chợ', by: BY },
  'product.proposed': {
    productId: 'dx-mam-ca-co',
    name: 'Mắm cá cơm',
    barcode: '8930000009999',
    unit: 'chai',
    unitPrice: 65_000,
    by: BY,
  },
  'stock.counted': {
    stocktakeId: 'kk-2026-11',
    place: 'quầy',
    lines: [
      {
        productId: 'ca-phe-bot-500',
        lot: 'L2026-11',
        owner: 'own',
        quantity: 12_000,
        countedAt: '2026-11-22T05:00:00.000Z',
        number: 2,
      },
    ],
    seen: { [TILL]: 17 },
    by: BY,
  },
  'day.corrected': {
    tillId: TILL,
    fromSeq: 3,
    toSeq: 9,
    day: '2026-11-21',
    number: 1,
    reason: 'pin đồng hồ hết',
    by: BY,
  },
  'entry.carried': {
    tillId: TILL,
    seq: 3,
    prevHash: '2'.repeat(64),
    hash: '3'.repeat(64),
    part: 1,
    parts: 1,
    piece: '{"tillId":"…"}',
  },
  'audit.noted': {
    what: 'program-started',
    by: null,
    detail: { salesTotal: 360_000, isClockTrusted: true, shell: 'kiosk', lastRun: null },
  },
}

/** The same as the schema reads them. */
export function exampleBody<TKind extends Kind>(kind: TKind): BodyOf<TKind> {
  // A lookup by a type parameter loses the tie between a kind and its schema.
  return KINDS[kind].body.parse(INPUTS[kind]) as BodyOf<TKind>
}

/** A fresh copy as JSON, to be spoiled by tests. */
export function exampleJson(kind: Kind): unknown {
  return JSON.parse(JSON.stringify(INPUTS[kind]))
}
