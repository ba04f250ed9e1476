import { createStore } from 'zustand/vanilla'
import { toBase64Url } from '#shared/base64url.ts'
import { mintId, productIdSchema, saleIdSchema, shiftIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { vnd } from '#shared/money.ts'
import type { Tender } from '#shared/selling/payments.ts'
import { buildProducer, buildProduct } from '#shared/testing/masters.ts'
import { createRig, type Rig } from '../../../core/testing/rig.ts'
import { createCartStore } from '../../cart/cart-store.ts'
import { createSaleStore } from '../../sale/sale-store.ts'
import { DEFAULT_PREFERENCES, type Preferences } from '../../settings/preferences.ts'
import { createDevicesStore } from '../../devices/devices-store.ts'
import { createCopies } from '../../sale/copies.ts'
import { createDesk, type Desk } from '../desk.ts'
import { createNotices } from '../notices.ts'
import { createPrinting } from '../printing.ts'
import { staffOf } from '../rooms.ts'
import { type PaperMachine, paperMachine } from './paper-machine.ts'

const id = (text: string) => text as never

/** Goods of every sort that a scan can meet. */
export const GOODS = {
  coffee: buildProduct({ barcodes: ['8934588012112'] }),
  tea: buildProduct({
    id: id('tea'),
    name: 'Trà gừng',
    code: 'TR-001',
    barcodes: ['OCOP-AS-0099', 'TWIN-0001'],
  }),
  rice: buildProduct({ id: id('rice'), name: 'Gạo nếp', code: 'GA-001', barcodes: ['TWIN-0001'] }),
  wine: buildProduct({
    id: id('wine'),
    name: 'Rượu cần',
    code: 'RC-001',
    barcodes: ['WINE-0001'],
    group: '2026:15',
  }),
  pepper: buildProduct({
    id: id('pepper'),
    name: 'Tiêu hạt',
    code: 'TI-001',
    unit: 'kg',
    barcodes: ['KG-0001'],
  }),
  free: buildProduct({
    id: id('free'),
    name: 'Quà tặng',
    code: 'QT-001',
    barcodes: ['GIFT-0001'],
    unitPrice: vnd(0),
  }),
} as const

export const POINT = {
  id: 'bmt01',
  code: 'BMT01',
  name: 'Trung tâm OCOP',
  address: '',
  operator: { id: 'op-1', name: 'Hợp tác xã', taxCode: '', vatMethod: 'direct' },
  settings: { asksAge: true, heldLimit: 2 },
}

/** A counter on a till with an open shift, and what the tests look at. */
export type DeskRig = {
  rig: Rig
  desk: Desk
  paper: PaperMachine
  mintProductId(): ReturnType<typeof productIdSchema.parse>
  /** Product and thousandths of each line of the cart. */
  goods(): [string, number][]
  /** The newest word at the foot of the page. */
  said(): string | undefined
  putPoint(row: object): Promise<void>
}

export const cash = (given: number): Tender[] => [{ method: 'cash', given, reference: null }]

export async function createDeskRig(): Promise<DeskRig> {
  const rig = await createRig()
  for (const row of Object.values(GOODS)) rig.server.feed.push({ table: 'product', id: row.id, row })
  rig.server.feed.push({ table: 'producer', id: buildProducer().id, row: buildProducer() })
  await putPoint(POINT)
  await rig.till.commit('shift.opened', {
    shiftId: shiftIdSchema.parse('ca-1'),
    cashier: { id: id('nv-1'), name: 'Thu ngân 1' },
    float: vnd(0),
    notes: null,
    remark: null,
  })
  const paper = paperMachine()
  const desk = deskOf(rig, paper)
  return {
    rig,
    desk,
    paper,
    putPoint,
    mintProductId: () => productIdSchema.parse(mintId(rig.parts.randomBytes)),
    goods: () =>
      desk.cart.getState().cart?.lines.map(({ product, quantity }) => [product.id, quantity]) ?? [],
    said: () => desk.notices.getState().notice?.key,
  }

  async function putPoint(row: object): Promise<void> {
    rig.server.feed.push({ table: 'point', id: 'bmt01', row })
    await rig.till.syncOnce()
  }
}

/** A counter as the page makes it; made again it is the page after a restart. */
export function deskOf({ till, clock, parts }: Rig, { machine } = paperMachine()): Desk {
  const cart = createCartStore({
    mintSaleId: () => saleIdSchema.parse(mintId(parts.randomBytes)),
    mintSalt: () => toBase64Url(parts.randomBytes(16)),
    saveCart: (saved) => till.saveCart(saved),
    loadCart: () => till.loadCart(),
  })
  const nowMs = () => clock.nowMs()
  const staff = staffOf(till)
  const cashier = () => staff.who() ?? staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' })
  const sale = createSaleStore({
    till,
    nowMs,
    openCart: () => cart.getState().cart,
    cashier,
    onSold: cart.clear,
    onVoided: cart.renew,
    onTrouble: () => {},
  })
  const preferences = createStore<Preferences>(() => DEFAULT_PREFERENCES)
  const config = { apiUrl: '', version: '0', shell: 'kiosk', suggestedCode: null } as const
  const notices = createNotices()
  const reprintNewest = async () => {}
  const { timers } = parts
  const devices = createDevicesStore({
    machine,
    timers,
    onBack: (device) => notices.say('info', { key: `device.back.${device}` }),
  })
  let jobs = 0
  const printing = createPrinting({ machine, devices, notices, mintJobId: () => `job-${++jobs}` })
  const makeCopy = createCopies({ till, cashier, onTrouble: (trouble) => notices.say('danger', trouble) })
  const around = { config, staff, cashier, notices, preferences, nowMs }
  return createDesk({ ...around, till, cart, sale, devices, printing, makeCopy, reprintNewest })
}
