import { type BusinessDay, businessDay } from '../time.ts'

/** The smallest thing a product is filed under: since 2026 one of the 26 sets (bộ sản phẩm). */
export type ProductGroup = { code: string; name: string }
export type ProductSector = { name: string; groups: readonly ProductGroup[] }

/** How the programme divides products, in force from `from` until the next version. */
export type Classification = {
  version: string
  law: string
  from: BusinessDay
  sectors: readonly ProductSector[]
}

/**
 * The OCOP classifications, oldest first, each in force until the next begins. 2019: as QĐ 1576/QĐ-UBND (2022)
 * lists it. 2023: six groups, nothing finer. 2026: 26 sets; which sector a set is of follows its name, for the
 * decision's own 17 groups are not known here. Days are those of the decisions.
 */
export const CLASSIFICATIONS: readonly [Classification, ...Classification[]] = [
  {
    version: '2019',
    law: '1048/QĐ-TTg (21/8/2019), 781/QĐ-TTg (8/6/2020)',
    from: businessDay('2019-08-21'),
    sectors: [
      sector('Thực phẩm', {
        '1.1': 'Thực phẩm tươi sống',
        '1.2': 'Thực phẩm thô, sơ chế',
        '1.3': 'Thực phẩm chế biến',
        '1.4': 'Gia vị',
        '1.5': 'Chè',
        '1.6': 'Cà phê, ca cao',
      }),
      sector('Đồ uống', { '2.1': 'Đồ uống có cồn', '2.2': 'Đồ uống không cồn' }),
      sector('Thảo dược', {
        '3.1': 'Thực phẩm chức năng, thuốc từ dược liệu, thuốc y học cổ truyền',
        '3.2': 'Mỹ phẩm',
        '3.3': 'Trang thiết bị, dụng cụ y tế',
        '3.4': 'Thảo dược khác',
      }),
      sector('Thủ công mỹ nghệ, trang trí', {
        '4.1': 'Thủ công mỹ nghệ trang trí',
        '4.2': 'Thủ công mỹ nghệ gia dụng',
      }),
      sector('Vải và may mặc', { '5': 'Vải và may mặc' }),
      sector('Dịch vụ du lịch nông thôn và bán hàng', { '6': 'Dịch vụ du lịch nông thôn và bán hàng' }),
    ],
  },
  {
    version: '2023',
    law: '148/QĐ-TTg (24/2/2023)',
    from: businessDay('2023-02-24'),
    sectors: [
      sector('Thực phẩm', { '1': 'Thực phẩm' }),
      sector('Đồ uống', { '2': 'Đồ uống' }),
      sector('Dược liệu và sản phẩm từ dược liệu', { '3': 'Dược liệu và sản phẩm từ dược liệu' }),
      sector('Hàng thủ công mỹ nghệ', { '4': 'Hàng thủ công mỹ nghệ' }),
      sector('Sinh vật cảnh', { '5': 'Sinh vật cảnh' }),
      sector('Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch', {
        '6': 'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
      }),
    ],
  },
  {
    version: '2026',
    law: '26/2026/QĐ-TTg (22/5/2026)',
    from: businessDay('2026-05-22'),
    sectors: [
      sector('Thực phẩm', {
        '1': 'Rau, củ, quả, hạt tươi',
        '2': 'Thịt, thủy sản, trứng, sữa tươi',
        '3': 'Gạo, ngũ cốc, hạt sơ chế',
        '4': 'Mật ong, mật khác, nông sản thực phẩm khác',
        '5': 'Đồ ăn nhanh',
        '6': 'Chế biến từ gạo, ngũ cốc',
        '7': 'Chế biến từ rau, củ, quả, hạt',
        '8': 'Chế biến từ thịt, trứng, sữa, thủy sản, mật',
        '9': 'Tương, nước mắm, gia vị lỏng',
        '10': 'Gia vị khác',
        '11': 'Chè tươi, chế biến',
        '12': 'Chè từ thực vật khác',
        '13': 'Cà phê, ca cao',
      }),
      sector('Đồ uống', {
        '14': 'Rượu trắng',
        '15': 'Đồ uống có cồn khác',
        '16': 'Nước khoáng, nước đóng chai',
        '17': 'Đồ uống không cồn',
      }),
      sector('Dược liệu và sản phẩm từ dược liệu', {
        '18': 'Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền',
        '19': 'Mỹ phẩm từ dược liệu',
        '20': 'Tinh dầu, dược liệu khác',
      }),
      sector('Hàng thủ công mỹ nghệ', { '21': 'Thủ công mỹ nghệ gia dụng, trang trí', '22': 'Vải, may mặc' }),
      sector('Sinh vật cảnh', { '23': 'Hoa', '24': 'Cây cảnh', '25': 'Động vật cảnh' }),
      sector('Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch', {
        '26': 'Dịch vụ du lịch cộng đồng, sinh thái, điểm du lịch',
      }),
    ],
  },
]

function sector(name: string, groups: Readonly<Record<string, string>>): ProductSector {
  return { name, groups: Object.entries(groups).map(([code, groupName]) => ({ code, name: groupName })) }
}
