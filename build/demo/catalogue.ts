import type { Certificate } from '#shared/catalogue/certificate.ts'
import type { Producer, ProducerKind } from '#shared/catalogue/producer.ts'
import type { Product } from '#shared/catalogue/product.ts'
import { producerIdSchema, productIdSchema } from '#shared/ids.ts'
import { vnd } from '#shared/money.ts'
import type { Random } from '#shared/testing/random.ts'
import { addDays, type BusinessDay } from '#shared/time.ts'
import { sampleBarcode } from './barcodes.ts'
import { GOODS, type Goods, type Pack, type Season, TRADE_SHARES, type Trade } from './goods.ts'
import { brandNames } from './names.ts'

export type DemoProduct = Omit<Product, 'certificate' | 'priceVersion'> & {
  certificates: Certificate[]
  season: Season
  /** How often buyers take it compared to others. */
  popularity: number
}
export type DemoCatalogue = { producers: Producer[]; products: DemoProduct[] }

const PRODUCER_COUNT = 168
/** One in so many producers is of another province: points may carry their goods too. */
const ONE_ELSEWHERE_IN = 16
const OTHER_PROVINCES = ['52', '56', '68', '48']
const CODE_PREFIX: Readonly<Record<Trade, string>> = {
  coffee: 'CF',
  cocoa: 'CC',
  honey: 'MO',
  spice: 'GV',
  fruit: 'TC',
  nut: 'HA',
  grain: 'GN',
  meat: 'TH',
  tea: 'TR',
  spirit: 'RU',
  craft: 'TM',
  care: 'DL',
}
const LEGAL_NAMES: Readonly<Record<ProducerKind, string>> = {
  cooperative: 'HTX',
  'cooperative-group': 'Tổ hợp tác',
  company: 'Công ty TNHH',
  farm: 'Trang trại',
  household: 'Hộ kinh doanh',
}
const LEGAL_KINDS: readonly ProducerKind[] = [
  'cooperative',
  'cooperative',
  'cooperative',
  'company',
  'company',
  'household',
  'household',
  'cooperative-group',
  'farm',
]
/** Validity of a certificate (QĐ 148/QĐ-TTg, QĐ 26/2026/QĐ-TTg): 36 months. */
const CERTIFICATE_DAYS = 1095

/** Invented producers ("Mẫu" in every name) and what they make, the same for the same chance and day. */
export function makeCatalogue(
  random: Random,
  today: BusinessDay,
  communes: readonly string[],
): DemoCatalogue {
  const producers = makeProducers(random.fork('producers'), communes)
  const counters = new Map<Trade, number>()
  let item = 0
  const products = producers.flatMap(({ producer, brand, trade }) => {
    const chance = random.fork(producer.id)
    return choose(chance, trade).map(({ goods, pack }) => {
      const number = (counters.get(trade) ?? 0) + 1
      counters.set(trade, number)
      item += 1
      return makeProduct(chance, { producer, brand, goods, pack, number, item, today })
    })
  })
  return { producers: producers.map(({ producer }) => producer), products }
}

type Maker = { producer: Producer; brand: string; trade: Trade }

function makeProducers(random: Random, communes: readonly string[]): Maker[] {
  const brands = brandNames(random, PRODUCER_COUNT)
  return brands.map((brand, index) => {
    const kind = random.pick(LEGAL_KINDS)
    const isElsewhere = (index + 1) % ONE_ELSEWHERE_IN === 0
    const producer: Producer = {
      id: producerIdSchema.parse(`ct-${String(index + 1).padStart(3, '0')}`),
      name: `${LEGAL_NAMES[kind]} Mẫu ${brand}`,
      kind,
      areaCode: isElsewhere ? null : random.pick(communes),
      provinceCode: isElsewhere ? random.pick(OTHER_PROVINCES) : '66',
    }
    return { producer, brand, trade: tradeAt(index) }
  })
}

/** Trades in the proportion of their shares, spread evenly over the numbers. */
function tradeAt(index: number): Trade {
  const position = (index * 37) % 100
  let end = 0
  for (const [trade, share] of Object.entries(TRADE_SHARES) as [Trade, number][]) {
    end += share
    if (position < end) return trade
  }
  return 'coffee'
}

function choose(random: Random, trade: Trade): { goods: Goods; pack: Pack }[] {
  const range = GOODS.filter((goods) => goods.trade === trade)
  return random
    .shuffled(range)
    .slice(0, random.int(1, 2))
    .flatMap((goods) => goods.packs.slice(0, random.int(1, 2)).map((pack) => ({ goods, pack })))
}

type Making = {
  producer: Producer
  brand: string
  goods: Goods
  pack: Pack
  number: number
  item: number
  today: BusinessDay
}

function makeProduct(random: Random, making: Making): DemoProduct {
  const { producer, brand, goods, pack, number, item, today } = making
  const code = `${CODE_PREFIX[goods.trade]}-${String(number).padStart(3, '0')}`
  const thousands = Math.max(5, Math.round((pack.thousands * random.int(88, 115)) / 100))
  return {
    id: productIdSchema.parse(`sp-${code.toLowerCase()}`),
    code,
    name: [goods.name, brand, pack.label].filter((part) => part !== '').join(' '),
    producerId: producer.id,
    unit: pack.unit,
    barcodes: random.oneIn(40) ? [] : [sampleBarcode(item, pack.unit === 'kg')],
    unitPrice: vnd(thousands * 1000),
    vatClass: goods.vatClass,
    ocopClass: goods.ocopClass,
    group: goods.set === null ? null : `2026:${goods.set}`,
    isActive: true,
    certificates: goods.ocopClass === 'ocop' ? makeCertificates(random, code, today) : [],
    season: goods.season,
    popularity: random.int(1, 6) * random.int(1, 6),
  }
}

/** Three to five stars. Some have lapsed, some were rated again, a few wait for their first. */
function makeCertificates(random: Random, code: string, today: BusinessDay): Certificate[] {
  if (random.oneIn(25)) return []
  const star = random.pick([3, 3, 3, 3, 3, 4, 4, 4, 5])
  const validFrom = addDays(today, -random.int(40, 1250))
  const first = certificate(code, star, validFrom)
  const isRenewed = first.validTo < addDays(today, 90) && !random.oneIn(3)
  return isRenewed
    ? [first, certificate(code, Math.min(5, star + random.int(0, 1)), addDays(first.validTo, -20))]
    : [first]
}

function certificate(code: string, star: number, validFrom: BusinessDay): Certificate {
  const number = `MẪU-${validFrom.slice(0, 4)}-${code}`
  return { number, star, validFrom, validTo: addDays(validFrom, CERTIFICATE_DAYS) }
}
