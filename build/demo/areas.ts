import { readFileSync } from 'node:fs'
import { must } from '#shared/result.ts'

export type Commune = { code: string; name: string; title: string; districtCode: string | null }
/** A district that ended on 1 July 2025, with its people of 2020 and the communes its places lie in now. */
export type District = { code: string; name: string; title: string; population: number; communes: Commune[] }
export type Areas = { districts: District[]; communes: Commune[]; capital: Commune }

type AreaRow = { code: string; name: string; level: string; validTo?: string; population2020?: number }

const CAPITAL_CODE = '24133'

/** The province's places, read from the data the office seeds its own tables with. */
export function readAreas(): Areas {
  const succession = dataFile<{ from: string; to: string }>('area-succession-2025.json')
  const districtOf = new Map(succession.map(({ from, to }) => [to, from]))
  const communes = dataFile<AreaRow>('areas-2025.json')
    .filter(({ level }) => level === 'commune' || level === 'ward')
    .map(({ code, name, level }) => ({
      code,
      name,
      title: `${level === 'ward' ? 'phường' : 'xã'} ${name}`,
      districtCode: districtOf.get(code) ?? null,
    }))
  const districts = dataFile<AreaRow>('districts-2020.json')
    .filter(({ level }) => level === 'district')
    .map(({ code, name, population2020 = 0 }) => ({
      code,
      name,
      title: `${districtKind(name)} cũ ${name}`,
      population: population2020,
      communes: seatFirst(
        communes.filter(({ districtCode }) => districtCode === code),
        name,
      ),
    }))
  return {
    districts,
    communes,
    capital: must(
      communes.find(({ code }) => code === CAPITAL_CODE),
      'the capital',
    ),
  }
}

function districtKind(name: string): string {
  if (name === 'Buôn Ma Thuột') return 'thành phố'
  return name === 'Buôn Hồ' ? 'thị xã' : 'huyện'
}

/** The commune that kept the district's name comes first: there its centre stood. */
function seatFirst(communes: Commune[], name: string): Commune[] {
  return communes.toSorted((a, b) => Number(b.name === name) - Number(a.name === name))
}

function dataFile<TRow>(name: string): TRow[] {
  const file = new URL(`../../sync-api/data/${name}`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as TRow[]
}
