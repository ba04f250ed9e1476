import type { Random } from '#shared/testing/random.ts'

// Words that go together to names nobody bears; every producer's name says "Mẫu" (sample) besides.
const FIRST = [
  'Mây',
  'Suối',
  'Nắng',
  'Gió',
  'Đồi',
  'Sương',
  'Trăng',
  'Lửa',
  'Thác',
  'Lá',
  'Rẫy',
  'Chiêng',
  'Voi',
  'Đá',
].concat(['Bến', 'Cỏ', 'Hoa', 'Núi', 'Hồ', 'Nhà Dài'])
const SECOND = [
  'Hồng',
  'Biếc',
  'Vàng',
  'Trong',
  'Xanh',
  'Bạc',
  'Nâu',
  'Thơm',
  'Ngân',
  'Ấm',
  'Non',
  'Tím',
  'Sáng',
  'Lam',
]

/** As many different brand names as asked, the same for the same chance. */
export function brandNames(random: Random, count: number): string[] {
  const all = FIRST.flatMap((first) => SECOND.map((second) => `${first} ${second}`))
  if (count > all.length) throw new RangeError(`only ${all.length} names can be made`)
  return random.shuffled(all).slice(0, count)
}
