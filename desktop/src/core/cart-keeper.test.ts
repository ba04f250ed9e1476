import { describe, expect, it } from 'vitest'
import { saleIdSchema } from '#shared/ids.ts'
import { createRig } from './testing/rig.ts'

const saleId = (text: string) => saleIdSchema.parse(text)

describe('carts', () => {
  it('that are open keep the payment under way over a restart', async () => {
    const rig = await createRig()
    const cart = { saleId: saleId('a'), json: '{}', paymentJson: '{"qr":true}' }
    await rig.till.saveCart(cart)
    expect(await (await rig.restart()).loadCart()).toEqual(cart)
    await rig.till.saveCart({ saleId: saleId('a'), json: '{}' })
    expect(await rig.till.loadCart()).toEqual({ ...cart, paymentJson: null })
  })

  it('are held by name, survive a restart, and come back one at a time', async () => {
    const rig = await createRig()
    expect(await rig.till.holdCart('Chị Ba')).toEqual({ ok: false, error: 'no-cart' })
    await rig.till.saveCart({ saleId: saleId('a'), json: '1' })
    expect(await rig.till.holdCart(' Chị Ba ')).toMatchObject({ ok: true })
    expect(await rig.till.loadCart()).toBeNull()
    rig.clock.advance(1000)
    await rig.till.saveCart({ saleId: saleId('b'), json: '2' })
    const till = await rig.restart()
    expect(await till.heldCarts()).toMatchObject([{ saleId: 'a', name: 'Chị Ba', json: '1' }])
    expect(await till.resumeCart(saleId('a'))).toEqual({ ok: false, error: 'cart-open' })
    await till.holdCart('Anh Tư')
    expect((await till.heldCarts()).map(({ name }) => name)).toEqual(['Chị Ba', 'Anh Tư'])
    expect(await till.resumeCart(saleId('a'))).toMatchObject({ ok: true, value: { json: '1' } })
    expect(await till.loadCart()).toMatchObject({ saleId: 'a' })
    expect(await till.resumeCart(saleId('a'))).toEqual({ ok: false, error: 'not-held' })
    await till.dropHeld(saleId('a')) // open: not held any more
    expect(await till.loadCart()).toMatchObject({ saleId: 'a' })
    await till.dropHeld(saleId('b'))
    expect(await till.heldCarts()).toEqual([])
  })

  it('[T29] are cleared only by the commit of their sale, and holding writes no entry', async () => {
    const rig = await createRig()
    const [held, open] = [rig.sale(), rig.sale()]
    await rig.till.saveCart({ saleId: held.saleId, json: 'held' })
    await rig.till.holdCart('1')
    await rig.till.saveCart({ saleId: open.saleId, json: 'open' })
    await rig.till.saveCart({ saleId: held.saleId, json: 'late' }) // what is held is not written over
    const lines = rig.box.lines.length
    await rig.till.commit('sale.completed', open)
    expect(await rig.till.heldCarts()).toMatchObject([{ json: 'held' }])
    expect(await rig.till.loadCart()).toBeNull()
    await rig.till.saveCart({ saleId: saleId('next'), json: 'next' })
    await rig.till.saveCart({ saleId: saleId('after'), json: 'after' })
    expect(await rig.till.heldCarts()).toHaveLength(1)
    expect(rig.box.lines).toHaveLength(lines + 1)
    await rig.till.saveCart(null)
    await rig.till.resumeCart(held.saleId)
    await rig.till.commit('sale.completed', held)
    expect(await rig.till.heldCarts()).toEqual([])
    expect(await rig.till.loadCart()).toBeNull()
  })

  it('are not held beyond the number that the point allows', async () => {
    const rig = await createRig()
    for (let cart = 0; cart <= 20; cart += 1) {
      await rig.till.saveCart({ saleId: saleId(`c${cart}`), json: '' })
      expect((await rig.till.holdCart('')).ok).toBe(cart < 20)
    }
    expect(await rig.till.loadCart()).not.toBeNull()
  })
})
