import { splitByLargestRemainder } from '#shared/integer-math.ts'
import { operatorIdSchema, type PointId, pointIdSchema, staffIdSchema } from '#shared/ids.ts'
import type { StaffRef } from '#shared/journal/common.ts'
import type { Random } from '#shared/testing/random.ts'
import type { VatMethod } from '#shared/tax/vat-rate.ts'
import { must } from '#shared/result.ts'
import { addDays, type BusinessDay, businessDay } from '#shared/time.ts'
import type { Operator } from '../../sync-api/src/masters/operators.ts'
import type { Point, PointKind } from '../../sync-api/src/masters/points.ts'
import type { Areas, District } from './areas.ts'

/** How a point does: buyers on a usual day at the end of the period, in hundredths, and growth in a year. */
export type Trading = { dailyHundredths: number; growthPercent: number; silentSince: BusinessDay | null }

export type DemoPoint = {
  point: Point
  operator: { id: Operator['id']; vatMethod: VatMethod }
  tillCount: number
  staff: readonly (StaffRef & { role: 'cashier' | 'manager' })[]
  trading: Trading
}
export type DemoNetwork = { operators: Operator[]; points: DemoPoint[] }

/** The network of QĐ 1576/QĐ-UBND, table 1: 1 + 15 + 161 + 24 places. */
export const NETWORK = {
  provincialCentre: 1,
  districtCentre: 15,
  inProvincePoint: 161,
  outOfProvincePoint: 24,
} as const
const CITIES = [
  { code: 'HCM', name: 'TP. Hồ Chí Minh' },
  { code: 'DNG', name: 'Đà Nẵng' },
  { code: 'HNI', name: 'Hà Nội' },
]
const IN_PROVINCE_KINDS: readonly { kind: PointKind; name: string }[] = [
  { kind: 'stall', name: 'Gian hàng OCOP' },
  { kind: 'stall', name: 'Cửa hàng OCOP' },
  { kind: 'tourist-point', name: 'Điểm bán hàng OCOP' },
  { kind: 'counter', name: 'Quầy giới thiệu OCOP' },
]
const OPERATOR_KINDS = ['household', 'household', 'cooperative', 'company'] as const
const OPERATOR_COUNT = 72
const SILENT_COUNT = 9

/** Places, who runs them and how they trade, the same for the same chance, day and areas. */
export function makeNetwork(random: Random, today: BusinessDay, areas: Areas): DemoNetwork {
  const operators = makeOperators(random.fork('operators'))
  const places = [
    provincialCentre(areas),
    ...areas.districts.map(districtCentre),
    ...inProvince(random.fork('places'), areas.districts),
    ...outOfProvince(),
  ]
  const silent = new Set(random.fork('silent').shuffled(shopIndexes(places)).slice(0, SILENT_COUNT))
  const points = places.map((place, index) =>
    makePoint(random.fork(`point ${index}`), {
      place,
      operator: index === 0 ? must(operators[0], 'operator') : random.pick(operators.slice(1)),
      number: index + 1,
      today,
      isSilent: silent.has(index),
    }),
  )
  return { operators, points }
}

/** All but the centres. */
function shopIndexes(places: readonly Place[]): number[] {
  return places.flatMap(({ kind }, index) => (kind.endsWith('-centre') ? [] : [index]))
}

type Place = {
  kind: PointKind
  name: string
  areaCode: string | null
  clusterCode: string | null
  address: string
  cityCode?: string
}

function provincialCentre({ capital }: Areas): Place {
  return {
    kind: 'provincial-centre',
    name: 'Trung tâm OCOP tỉnh Đắk Lắk',
    areaCode: capital.code,
    clusterCode: capital.districtCode,
    address: `${capital.title}, tỉnh Đắk Lắk`,
  }
}

function districtCentre(district: District): Place {
  const [seat] = district.communes
  return {
    kind: 'district-centre',
    name: `Trung tâm OCOP ${district.title}`,
    areaCode: seat?.code ?? null,
    clusterCode: district.code,
    address: `${seat?.title ?? district.title}, tỉnh Đắk Lắk`,
  }
}

/** Shared out over the old districts by their people, as the decision leaves it to the lead agency. */
function inProvince(random: Random, districts: readonly District[]): Place[] {
  const shares = splitByLargestRemainder(
    NETWORK.inProvincePoint,
    districts.map(({ population }) => population),
  )
  return districts.flatMap((district, index) =>
    Array.from({ length: shares[index] ?? 0 }, (_, place) => {
      const commune = district.communes[place % district.communes.length] ?? district.communes[0]
      const { kind, name } = random.pick(IN_PROVINCE_KINDS)
      return {
        kind,
        name: `${name} ${commune?.name ?? district.name} ${Math.floor(place / district.communes.length) + 1}`,
        areaCode: commune?.code ?? null,
        clusterCode: district.code,
        address: `${commune?.title ?? district.title}, tỉnh Đắk Lắk`,
      }
    }),
  )
}

function outOfProvince(): Place[] {
  return Array.from({ length: NETWORK.outOfProvincePoint }, (_, index) => {
    const city = CITIES[index % CITIES.length] ?? { code: 'HCM', name: 'TP. Hồ Chí Minh' }
    const name = `Điểm OCOP Đắk Lắk tại ${city.name} ${Math.floor(index / CITIES.length) + 1}`
    return {
      kind: 'out-of-province',
      name,
      areaCode: null,
      clusterCode: null,
      address: city.name,
      cityCode: city.code,
    }
  })
}

function makeOperators(random: Random): Operator[] {
  const names = {
    household: 'Hộ kinh doanh',
    cooperative: 'HTX Dịch vụ',
    company: 'Công ty TNHH Thương mại',
  } as const
  const others = Array.from({ length: OPERATOR_COUNT - 1 }, (_, index) => {
    const legalForm = random.pick(OPERATOR_KINDS)
    const method: VatMethod = legalForm === 'household' || random.oneIn(6) ? 'direct' : 'deduction'
    return makeOperator(index + 2, { name: `${names[legalForm]} Mẫu số ${index + 2}`, legalForm, method })
  })
  const first = { name: 'Trung tâm Xúc tiến Mẫu', legalForm: 'public-body', method: 'deduction' } as const
  return [makeOperator(1, first), ...others]
}

type Making = { name: string; legalForm: Operator['legalForm']; method: VatMethod }

function makeOperator(number: number, { name, legalForm, method }: Making): Operator {
  return {
    id: operatorIdSchema.parse(`dv-${String(number).padStart(3, '0')}`),
    name,
    legalForm,
    // No tax office has the number 00.
    taxCode: `00${String(number).padStart(8, '0')}`,
    isSellerGrower: false,
    vat: [{ validFrom: businessDay('2020-01-01'), method }],
  }
}

type PointMaking = { place: Place; operator: Operator; number: number; today: BusinessDay; isSilent: boolean }

function makePoint(random: Random, making: PointMaking): DemoPoint {
  const { place, operator, number, today, isSilent } = making
  const code = place.cityCode
    ? `${place.cityCode}-${String(number).padStart(3, '0')}`
    : `DLK-${String(number).padStart(3, '0')}`
  const id = pointIdSchema.parse(code.toLowerCase())
  const isCentre = place.kind === 'provincial-centre' || place.kind === 'district-centre'
  const isNew = !isCentre && random.oneIn(7)
  const openedOn = isNew ? addDays(today, -random.int(60, 700)) : addDays(today, -random.int(760, 1400))
  const { kind, name, areaCode, clusterCode, address } = place
  return {
    point: {
      id,
      code,
      name,
      kind,
      areaCode,
      clusterCode,
      operatorId: operator.id,
      address,
      openedOn,
      closedOn: null,
      // Agribank's BIN with an account that no bank gives out.
      bank: { bin: '970405', account: `0000000000${number}`, accountName: `DIEM BAN MAU ${number}` },
      settings: { asksAge: true, channels: ['Đặt qua điện thoại'], events: ['Hội chợ mẫu'] },
    },
    operator: { id: operator.id, vatMethod: operator.vat[0]?.method ?? 'direct' },
    tillCount: place.kind === 'provincial-centre' ? 2 : 1,
    staff: makeStaff(id, isCentre ? 3 : 1),
    trading: {
      dailyHundredths: usualBuyers(random, place.kind),
      growthPercent: random.int(-6, 26) + random.int(0, 26),
      silentSince: isSilent ? addDays(today, -random.int(4, 120)) : null,
    },
  }
}

function usualBuyers(random: Random, kind: PointKind): number {
  if (kind === 'provincial-centre') return 900
  if (kind === 'district-centre') return random.int(120, 260)
  return random.int(15, kind === 'out-of-province' ? 120 : 80)
}

function makeStaff(pointId: PointId, cashierCount: number): DemoPoint['staff'] {
  const person = (number: number, role: 'cashier' | 'manager', name: string) => ({
    id: staffIdSchema.parse(`nv-${pointId}-${number}`),
    name,
    role,
  })
  const cashiers = Array.from({ length: cashierCount }, (_, index) =>
    person(index + 2, 'cashier', `Thu ngân ${index + 1}`),
  )
  return [person(1, 'manager', 'Quản lý'), ...cashiers]
}
