import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'
import { bundleMain, RUNTIME_PACKAGES } from './bundle-main.ts'
import { readManifest, runtimeClosure } from './runtime-closure.ts'

export type Target = { platform: NodeJS.Platform; arch: string }

/**
 * Lays out the till as it is packed: the built page, Electron's side bundled, and the few packages that cannot be.
 * The repository's own package.json also serves the office and the tests; none of that belongs on a shop's PC.
 */
export async function stageApp(folder: string, target: Target): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'desktop'), { recursive: true })
  const { name, productName, version, description } = readManifest(ROOT)
  const versions = RUNTIME_PACKAGES.map((used) => [
    used,
    readManifest(join(ROOT, 'node_modules', used)).version,
  ])
  const manifest = {
    name,
    productName,
    version,
    description,
    author: 'OCOP POS',
    type: 'module',
    main: 'desktop/dist-main/main.js',
    dependencies: Object.fromEntries(versions),
  }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  await cp(join(ROOT, 'desktop/dist'), join(folder, 'desktop/dist'), { recursive: true })
  await bundleMain(join(folder, 'desktop/dist-main'))
  for (const found of runtimeClosure(ROOT, RUNTIME_PACKAGES)) {
    const from = join(ROOT, found)
    await cp(from, join(folder, found), {
      recursive: true,
      dereference: true,
      filter: (path) => isNeeded(relative(from, path).split(sep), { ...target, name: found }),
    })
  }
}

const NEVER =
  /\.([cm]?ts|map|md|txt|png|gyp|gypi|flow|config\.m?js)$|^(sbom\.cdx\.json|yarn\.lock|test\.js|\..*)$/i
const NEVER_FOLDERS = new Set([
  'test',
  'tests',
  'examples',
  'assets',
  'fontconfig',
  'src',
  'node_modules',
  '.vscode',
])
const FONTS = new Set(['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'])

/** `path`: the parts below the package's folder. Packages inside a package are in the closure themselves. */
function isNeeded(path: readonly string[], { platform, arch, name }: Target & { name: string }): boolean {
  const file = path.at(-1) ?? ''
  if (file === '') return true
  if (NEVER_FOLDERS.has(path[0] ?? '') && !(path[0] === 'src' && name.endsWith('debug'))) return false
  if (NEVER.test(file)) return false
  if (path[0] === 'prebuilds' && path[1]) return isFor(path[1], { platform, arch })
  if (file.endsWith('.ttf')) return FONTS.has(file)
  return true
}

/** "linux-x64" or "darwin-x64+arm64", as prebuildify names them. */
function isFor(folder: string, { platform, arch }: Target): boolean {
  const [itsPlatform, itsArchs = ''] = folder.split('-')
  return itsPlatform === platform && itsArchs.split('+').includes(arch)
}
