import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from '../architecture/source-files.ts'

/** What stays a package of its own in the packed till: native code, and what it finds beside itself. */
export const RUNTIME_PACKAGES = [
  '@napi-rs/canvas',
  'dejavu-fonts-ttf',
  'node-thermal-printer',
  'serialport',
] as const

const SOURCE = join(ROOT, 'desktop/src')

/** Bundles Electron's side of the till into `outDir`: main.js, device-process.js and preload.cjs. */
export async function bundleMain(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', ...RUNTIME_PACKAGES] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rollupOptions: {
        input: {
          main: join(SOURCE, 'main/main.ts'),
          'device-process': join(SOURCE, 'machine/devices/device-process.ts'),
        },
        external: ['electron', ...RUNTIME_PACKAGES],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
  await copyFile(join(SOURCE, 'preload/preload.cjs'), join(outDir, 'preload.cjs'))
}
