import { expect, type Page } from '@playwright/test'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { journey } from './journey.ts'
import { spokenIn } from './spoken.ts'
import { openShift, scan } from './till-page.ts'

const UNKNOWN_CODE = '8934588999999'

journey(
  'a whole sale is told to whoever only hears the till: names of all there is, and what changes',
  async ({ stack, shop, openTill }) => {
    const barcode = shop.barcodes[0] ?? ''
    const { products, producers } = stack.world.catalogue
    const goods = must(
      products.find(({ barcodes }) => barcodes[0] === barcode),
      'goods with that code',
    )
    const producer = must(
      producers.find(({ id }) => id === goods.producerId),
      'their producer',
    )
    const { name, unit } = goods
    const price = goods.unitPrice.toLocaleString('de-DE')
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    const main = page.getByRole('main')
    await page.getByRole('button', { name: vi['enrol.submit'] }).click()
    await openShift(page)
    await expectSpoken(page, 'polite: Trực tuyến · 0 chưa gửi', 'polite: Đã mở ca.', 'polite: Tổng cộng 0 ₫')
    await expect(main).toMatchAriaSnapshot(`
      - combobox "Tìm hoặc quét mã"
      - table "Giỏ hàng":
        - rowgroup:
          - row "# Tên hàng SL Đơn giá Thành tiền"
        - rowgroup
      - paragraph: Quét hàng, hoặc gõ tên để tìm
      - paragraph: Mũi tên để chọn, Enter để thêm vào giỏ.
      - region "Tổng cộng"
      - button "Thanh toán" [disabled]
      - button "VietQR" [disabled]
      - button "Giữ đơn"
      - button "Giảm giá" [disabled]
      - button "Khách" [disabled]
    `)

    await scan(page, barcode)
    await expectSpoken(page, `polite: Đã thêm ${name}`, `polite: Tổng cộng ${price} ₫`)
    await expect(main).toMatchAriaSnapshot(`
      - table "Giỏ hàng":
        - rowgroup
        - rowgroup:
          - row [selected]:
            - cell "1"
            - cell "${name} ${producer.name}"
            - cell:
              - button "Bớt một ${name}" [disabled]
              - textbox "Số lượng ${name}": "1"
              - button "Thêm một ${name}"
            - cell "${price} / ${unit}"
            - cell "${price}"
            - cell:
              - button "Bỏ ${name}"
    `)

    await scan(page, UNKNOWN_CODE)
    await expectSpoken(
      page,
      `assertive: Mã ${UNKNOWN_CODE} chưa có trong danh mục Hàng chưa vào đơn; đơn đang bán còn nguyên. Tìm theo tên Bán với giá nhập tay Đóng`,
    )
    await page.keyboard.press('Escape')

    await page.keyboard.press('F3')
    await page.getByLabel('Mã số thuế hoặc số định danh').fill('123')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Tên khách hoặc đơn vị')).toBeFocused()
    await expect(main).toMatchAriaSnapshot(`
      - region "Khách lấy hóa đơn":
        - heading "Khách lấy hóa đơn" [level=2]
        - button "Đóng"
        - textbox "Tên khách hoặc đơn vị" [invalid]
        - paragraph: Có mã số thuế thì cần ô này
        - textbox "Mã số thuế hoặc số định danh" [invalid]
        - paragraph: Mã số thuế có 10 hoặc 13 số, số định danh có 12 số. Xem lại từng số.
        - textbox "Địa chỉ" [invalid]
        - textbox "Email"
        - textbox "Điện thoại"
        - button "Ghi vào đơn"
    `)
    await page.keyboard.press('Escape')

    await page.keyboard.press('F9')
    await expectSpoken(page, `polite: Còn phải trả ${price} ₫`, 'polite: Tiền thừa 0 ₫')
    await expect(main).toMatchAriaSnapshot(`
      - form "Thanh toán":
        - radiogroup "Cách trả":
          - radio "Tiền mặt" [checked]
          - radio "VietQR"
          - radio "Thẻ"
          - radio "Ví"
        - textbox "Tiền khách đưa"
        - group "Khách có thể đưa":
          - button "Vừa đủ"
        - group "Thêm từng tờ":
          - button "Thêm tờ 500.000 ₫"
        - button "Hoàn tất"
        - button "Quay lại"
    `)
    await page.getByLabel('Tiền khách đưa').fill('500')
    const change = (500_000 - goods.unitPrice).toLocaleString('de-DE')
    await expectSpoken(page, `polite: Tiền thừa ${change} ₫`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Phiếu mới' })).toBeVisible()
    const number = must(/Số (\S+)/.exec(await main.ariaSnapshot())?.[1], 'the number of the slip')
    await expectSpoken(page, `polite: Tiền thừa ${change} ₫`, `polite: Đã ghi phiếu ${number}`)
    await expect(main).toMatchAriaSnapshot(`
      - region "Phiếu bán hàng":
        - article "Phiếu bán hàng":
          - paragraph: Số ${number}
          - paragraph: Tổng cộng ${price} ₫
          - paragraph: Tiền thừa trả lại ${change} ₫
          - paragraph: Phiếu bán hàng, không phải hóa đơn
      - region "Tiền thừa":
        - button "Phiếu mới"
    `)
    await page.keyboard.press('Escape')
    await expectSpoken(page, 'polite: Tổng cộng 0 ₫')
  },
)

/** Each of these stands in a live region, or comes to. */
async function expectSpoken(page: Page, ...sentences: readonly string[]): Promise<void> {
  await expect.poll(() => spokenIn(page)).toEqual(expect.arrayContaining([...sentences]))
}
