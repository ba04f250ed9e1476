import type { Import, SourceFile } from './source-files.ts'

/** What a part of the house may import from the others; its own files are always allowed. */
type Room = { at: string; may: readonly string[]; mayTypesOf?: readonly string[]; why: string }

/** contract.ts and the parts it is made of. */
const CONTRACT = 'desktop/src/machine/contract'
/** In the order data flows: a feature may import those before it, never one after it. */
const FEATURES =
  'staff errors devices scan catalogue cart payment sale returns shift display stocktake stock settings training'.split(
    ' ',
  )
const API = 'access projections ingest feed masters reports targets payments wire'.split(' ')

/** The import table of the house. The first room whose path fits a file is that file's room. */
const HOUSE: readonly Room[] = [
  { at: 'shared/src/', may: [], why: 'shared knows nobody: everybody imports shared' },
  {
    at: 'desktop/src/core/',
    may: ['shared/', CONTRACT],
    why: 'core runs in the page and in the simulation alike',
  },
  {
    at: 'desktop/src/machine/',
    may: ['shared/'],
    why: 'machine modules serve the contract and know no till',
  },
  {
    at: 'desktop/src/kiosk/',
    may: ['shared/', 'desktop/src/machine/'],
    why: 'a shell only carries the contract',
  },
  {
    at: 'desktop/src/main/',
    may: ['shared/', 'desktop/src/machine/'],
    why: 'a shell only carries the contract',
  },
  { at: 'desktop/src/preload/', may: ['shared/', CONTRACT], why: 'preload only carries the contract' },
  {
    at: 'desktop/src/renderer/ui/',
    may: ['shared/', 'desktop/src/renderer/i18n/'],
    why: 'ui is below every feature',
  },
  { at: 'desktop/src/renderer/i18n/', may: ['shared/'], why: 'words are below every feature' },
  ...FEATURES.map((feature, index) => ({
    at: `desktop/src/renderer/${feature}/`,
    may: [
      'shared/',
      'desktop/src/core/',
      CONTRACT,
      'desktop/src/renderer/ui/',
      'desktop/src/renderer/i18n/',
      ...FEATURES.slice(0, index).map((earlier) => `desktop/src/renderer/${earlier}/`),
    ],
    why: 'features import those before them in the pipeline and are joined in app/',
  })),
  {
    at: 'desktop/src/renderer/',
    may: ['shared/', 'desktop/src/core/', CONTRACT, 'desktop/src/renderer/'],
    mayTypesOf: ['sync-api/src/router.ts'],
    why: 'the page reaches the machine through its contract and the server through the wire',
  },
  { at: 'desktop/', may: ['shared/', 'desktop/'], why: 'the till talks to the server over the wire only' },
  { at: 'sync-api/src/db/', may: ['shared/'], why: 'db is below every other folder of the API' },
  ...API.map((folder) => ({
    at: `sync-api/src/${folder}/`,
    may: ['shared/', 'sync-api/src/db/', ...(folder === 'ingest' ? ['sync-api/src/projections/'] : [])],
    why: 'folders of the API do not import each other, except ingest → projections and everything → db',
  })),
  {
    at: 'sync-api/src/',
    may: ['shared/', 'sync-api/src/'],
    why: 'the API knows neither the till nor the pages',
  },
  {
    at: 'sync-api/office/',
    may: ['shared/', 'sync-api/office/'],
    mayTypesOf: ['sync-api/src/router.ts'],
    why: 'the pages take the type of the router and nothing else',
  },
  { at: 'build/', may: ['shared/', 'desktop/', 'sync-api/', 'build/'], why: '' },
]

/** Tests and test helpers may reach across their own half of the house, but nobody imports build. */
export function isTestCode(path: string): boolean {
  return /\.(test|journey)\.tsx?$/.test(path) || path.includes('/testing/')
}

/** Sentences naming every import that goes the wrong way. */
export function wrongDirections(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const reason = whyNot(file.path, imported)
      return reason === null ? [] : [`${file.path} imports ${imported.specifier}: ${reason}`]
    }),
  )
}

function whyNot(path: string, { target, isTypeOnly }: Import): string | null {
  if (target === null) return null
  const room = HOUSE.find((candidate) => path.startsWith(candidate.at))
  if (!room) return `it stands in no room of the house`
  if (target.startsWith('build/')) return path.startsWith('build/') ? null : 'nobody imports build'
  if (room.at === 'build/') return null
  if (isTestCode(path)) return null
  if (target.includes('/testing/')) return 'testing/ is for tests, the simulation and the demo network'
  if (target.startsWith(room.at) || room.may.some((allowed) => target.startsWith(allowed))) return null
  if (isTypeOnly && room.mayTypesOf?.includes(target)) return null
  return room.why
}
