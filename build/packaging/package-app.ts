import { join } from 'node:path'
import { build, Platform } from 'electron-builder'
import { ROOT } from '../architecture/source-files.ts'
import { stageApp } from './stage-app.ts'

export type PackageOptions = {
  /** Where the staged app and the packages are put. */
  outDir: string
  /** A folder that holds Electron's runtime; downloaded by electron-builder unless told. */
  electronDist?: string
}

/** Packs the till for this platform and gives back the files made. Nothing is compiled, nothing is published. */
export async function packageApp({ outDir, electronDist }: PackageOptions): Promise<string[]> {
  const appDir = join(outDir, 'app')
  await stageApp(appDir, { platform: process.platform, arch: process.arch })
  return build({
    targets: Platform.current().createTarget(),
    publish: 'never',
    projectDir: ROOT,
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      directories: { app: appDir, output: join(outDir, 'packages') },
      ...(electronDist === undefined ? {} : { electronDist }),
    },
  })
}
