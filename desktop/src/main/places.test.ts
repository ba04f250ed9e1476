import { expect, test } from 'vitest'
import { dataFolder } from './places.ts'

test("[T09] the till's folder belongs to the machine, whoever is signed in and whatever the product is called", () => {
  const appData = '/home/thu-ngan/.config'
  expect(dataFolder({ platform: 'linux', env: {}, appData })).toBe('/home/thu-ngan/.config/ocop-pos')
  const windows = { platform: 'win32', env: { ProgramData: '/ProgramData' } } as const
  for (const user of ['/Users/lan/AppData/Roaming', '/Users/minh/AppData/Roaming'])
    expect(dataFolder({ ...windows, appData: user })).toBe('/ProgramData/ocop-pos')
  expect(dataFolder({ ...windows, env: { OCOP_TILL_DATA: '/till' }, appData })).toBe('/till')
})
