import type { OcopClass } from '#shared/catalogue/ocop-class.ts'
import type { VatClass } from '#shared/tax/vat-rate.ts'

/** When something sells: all year, as a gift before Tết, or around its harvest. */
export type Season =
  | 'even'
  | 'gift'
  | 'drink'
  | 'coffee'
  | 'durian'
  | 'avocado'
  | 'honey'
  | 'pepper'
  | 'macadamia'
  | 'brocade'

/** One size of a product: its label, its unit, and the suggested price in thousands of đồng. */
export type Pack = { label: string; unit: string; thousands: number }

/** A kind of goods that several producers make. */
export type Goods = {
  trade: Trade
  name: string
  packs: readonly Pack[]
  /** Set of the 26 of QĐ 26/2026/QĐ-TTg, null for none. */
  set: number | null
  vatClass: VatClass
  season: Season
  ocopClass: OcopClass
}

/** What a producer works in; it makes the goods of its trade. */
export type Trade =
  | 'coffee'
  | 'cocoa'
  | 'honey'
  | 'spice'
  | 'fruit'
  | 'nut'
  | 'grain'
  | 'meat'
  | 'tea'
  | 'spirit'
  | 'craft'
  | 'care'

/** How many of a hundred producers work in each trade. */
export const TRADE_SHARES: Readonly<Record<Trade, number>> = {
  coffee: 22,
  cocoa: 6,
  honey: 9,
  spice: 9,
  fruit: 14,
  nut: 9,
  grain: 7,
  meat: 6,
  tea: 6,
  spirit: 4,
  craft: 5,
  care: 3,
}

const PACKED = 'gói'
const JAR = 'hũ'
const BOTTLE = 'chai'
const BOX = 'hộp'
const PIECE = 'cái'

/** Sold by weight, in its season only. */
const FRESH = { set: 1, vatClass: 'farm-produce', ocopClass: 'provincial-key' } as const

type Made = Pick<Goods, 'name' | 'packs' | 'set' | 'season'> & Partial<Pick<Goods, 'vatClass' | 'ocopClass'>>

/** What each trade makes. Packed goods of OCOP class at the general rate unless said otherwise. */
const RANGES: Readonly<Record<Trade, readonly Made[]>> = {
  coffee: [
    {
      name: 'Cà phê bột Robusta',
      set: 13,
      season: 'coffee',
      packs: [pack('250 g', PACKED, 55), pack('500 g', PACKED, 105), pack('hộp quà 1 kg', BOX, 235)],
    },
    {
      name: 'Cà phê hạt rang mộc',
      set: 13,
      season: 'coffee',
      packs: [pack('500 g', PACKED, 125), pack('1 kg', PACKED, 240)],
    },
    {
      name: 'Cà phê bột Arabica',
      set: 13,
      season: 'coffee',
      packs: [pack('250 g', PACKED, 85), pack('500 g', PACKED, 165)],
    },
    {
      name: 'Cà phê phin giấy',
      set: 13,
      season: 'gift',
      packs: [pack('10 túi', BOX, 75), pack('30 túi', BOX, 195)],
    },
    {
      name: 'Cà phê hòa tan',
      set: 13,
      season: 'even',
      packs: [pack('20 gói', BOX, 68), pack('40 gói', BOX, 129)],
    },
    { name: 'Trà vỏ cà phê cascara', set: 12, season: 'drink', packs: [pack('200 g', PACKED, 89)] },
  ],
  cocoa: [
    {
      name: 'Bột ca cao nguyên chất',
      set: 13,
      season: 'drink',
      packs: [pack('200 g', PACKED, 85), pack('500 g', PACKED, 185)],
    },
    {
      name: 'Sô cô la đen 70 %',
      set: 13,
      season: 'gift',
      packs: [pack('50 g', BOX, 55), pack('100 g', BOX, 99)],
    },
    { name: 'Ca cao nibs', set: 13, season: 'even', packs: [pack('250 g', PACKED, 115)] },
  ],
  honey: [
    {
      name: 'Mật ong hoa cà phê',
      set: 4,
      season: 'honey',
      packs: [pack('500 ml', BOTTLE, 120), pack('1 lít', BOTTLE, 225)],
      vatClass: 'undecided',
    },
    {
      name: 'Mật ong rừng',
      set: 4,
      season: 'gift',
      packs: [pack('350 ml', BOTTLE, 145), pack('700 ml', BOTTLE, 280)],
      vatClass: 'undecided',
    },
    { name: 'Phấn hoa sấy', set: 4, season: 'even', packs: [pack('250 g', JAR, 135)] },
    { name: 'Tinh bột nghệ mật ong', set: 18, season: 'even', packs: [pack('250 g', JAR, 115)] },
  ],
  spice: [
    {
      name: 'Tiêu đen hạt',
      set: 10,
      season: 'pepper',
      packs: [pack('100 g', JAR, 35), pack('500 g', PACKED, 125)],
      vatClass: 'undecided',
    },
    { name: 'Tiêu sọ xay', set: 10, season: 'pepper', packs: [pack('100 g', JAR, 48)] },
    {
      name: 'Muối ớt xanh',
      set: 10,
      season: 'even',
      packs: [pack('150 g', JAR, 32)],
      ocopClass: 'speciality',
    },
    {
      name: 'Muối hạt hầm',
      set: 10,
      season: 'even',
      packs: [pack('500 g', PACKED, 18)],
      vatClass: 'exempt',
      ocopClass: 'speciality',
    },
    {
      name: 'Nước mắm cá cơm',
      set: 9,
      season: 'gift',
      packs: [pack('500 ml', BOTTLE, 78), pack('bộ 2 chai', BOX, 165)],
    },
    { name: 'Lá é khô nêm gà', set: 10, season: 'even', packs: [pack('80 g', JAR, 45)] },
  ],
  fruit: [
    { name: 'Sầu riêng tươi', season: 'durian', packs: [pack('', 'kg', 95)], ...FRESH },
    { name: 'Bơ sáp tươi', season: 'avocado', packs: [pack('', 'kg', 45)], ...FRESH },
    { name: 'Vải tươi', season: 'avocado', packs: [pack('', 'kg', 48)], ...FRESH },
    {
      name: 'Sầu riêng sấy thăng hoa',
      set: 7,
      season: 'gift',
      packs: [pack('100 g', BOX, 165), pack('250 g', BOX, 385)],
    },
    {
      name: 'Mít sấy giòn',
      set: 7,
      season: 'even',
      packs: [pack('200 g', PACKED, 52), pack('500 g', PACKED, 118)],
    },
    { name: 'Chuối sấy dẻo', set: 7, season: 'even', packs: [pack('250 g', PACKED, 45)] },
    { name: 'Xoài sấy dẻo', set: 7, season: 'even', packs: [pack('200 g', PACKED, 62)] },
  ],
  nut: [
    {
      name: 'Mắc ca sấy nứt vỏ',
      set: 7,
      season: 'macadamia',
      packs: [pack('250 g', BOX, 98), pack('500 g', BOX, 185), pack('hộp quà 1 kg', BOX, 375)],
    },
    { name: 'Nhân mắc ca', set: 7, season: 'gift', packs: [pack('200 g', JAR, 165)] },
    {
      name: 'Hạt điều rang muối',
      set: 7,
      season: 'gift',
      packs: [pack('250 g', JAR, 95), pack('500 g', JAR, 180)],
    },
    {
      name: 'Hạt điều nhân sống',
      set: 1,
      season: 'even',
      packs: [pack('500 g', PACKED, 145)],
      vatClass: 'farm-produce',
    },
  ],
  grain: [
    {
      name: 'Gạo thơm ST',
      set: 3,
      season: 'even',
      packs: [pack('2 kg', PACKED, 68), pack('5 kg', PACKED, 165)],
      vatClass: 'undecided',
    },
    {
      name: 'Đậu đen xanh lòng',
      set: 3,
      season: 'even',
      packs: [pack('500 g', PACKED, 48)],
      vatClass: 'farm-produce',
    },
    { name: 'Bún gạo lứt khô', set: 6, season: 'even', packs: [pack('400 g', PACKED, 35)] },
    { name: 'Bánh tráng gạo', set: 6, season: 'even', packs: [pack('500 g', PACKED, 38)] },
  ],
  meat: [
    {
      name: 'Bò một nắng',
      set: 8,
      season: 'gift',
      packs: [pack('300 g', BOX, 185), pack('500 g', BOX, 299)],
    },
    { name: 'Nai khô xé', set: 8, season: 'gift', packs: [pack('200 g', BOX, 245)] },
    { name: 'Cá bống thác khô', set: 8, season: 'even', packs: [pack('250 g', PACKED, 135)] },
  ],
  tea: [
    {
      name: 'Trà mãng cầu',
      set: 12,
      season: 'drink',
      packs: [pack('100 g', BOX, 68), pack('250 g', BOX, 149)],
    },
    { name: 'Trà đinh lăng', set: 12, season: 'even', packs: [pack('30 túi', BOX, 85)] },
    { name: 'Trà atiso túi lọc', set: 12, season: 'drink', packs: [pack('20 túi', BOX, 49)] },
  ],
  spirit: [
    {
      name: 'Rượu cần',
      set: 15,
      season: 'gift',
      packs: [pack('ché 3 lít', 'ché', 295), pack('ché 5 lít', 'ché', 450)],
      vatClass: 'not-reduced',
    },
    {
      name: 'Rượu nếp than',
      set: 14,
      season: 'gift',
      packs: [pack('500 ml', BOTTLE, 110)],
      vatClass: 'not-reduced',
    },
  ],
  craft: [
    {
      name: 'Túi thổ cẩm',
      set: 22,
      season: 'brocade',
      packs: [pack('nhỏ', PIECE, 145), pack('lớn', PIECE, 265)],
      ocopClass: 'rural-industrial',
    },
    {
      name: 'Khăn thổ cẩm',
      set: 22,
      season: 'brocade',
      packs: [pack('1,8 m', PIECE, 220)],
      ocopClass: 'ocop',
    },
    {
      name: 'Gùi tre đan',
      set: 21,
      season: 'brocade',
      packs: [pack('nhỏ', PIECE, 185), pack('lớn', PIECE, 345)],
      vatClass: 'reduced-five',
      ocopClass: 'rural-industrial',
    },
  ],
  care: [
    { name: 'Xà phòng cà phê', set: 19, season: 'even', packs: [pack('100 g', PIECE, 55)] },
    { name: 'Tinh dầu sả', set: 20, season: 'even', packs: [pack('30 ml', BOTTLE, 95)] },
    {
      name: 'Cao thảo dược xoa bóp',
      set: 18,
      season: 'even',
      packs: [pack('50 ml', JAR, 78)],
      ocopClass: 'other',
    },
  ],
}

export const GOODS: readonly Goods[] = Object.entries(RANGES).flatMap(([trade, range]) =>
  range.map((made) => ({ vatClass: 'standard', ocopClass: 'ocop', ...made, trade: trade as Trade })),
)

function pack(label: string, unit: string, thousands: number): Pack {
  return { label, unit, thousands }
}
