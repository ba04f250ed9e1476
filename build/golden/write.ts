import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { goldenFiles } from './files.ts'

/** `npm run golden`: writes shared/golden anew. What changes there changes the format: see SPEC.md, §9. */
const folder = new URL('../../shared/golden/', import.meta.url)
const files = goldenFiles()
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (!(name in files)) rmSync(new URL(name, folder))
for (const [name, content] of Object.entries(files)) writeFileSync(new URL(name, folder), content)
console.log(`shared/golden: ${Object.keys(files).join(', ')}`)
