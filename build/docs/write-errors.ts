import { writeFileSync } from 'node:fs'
import { cataloguePage } from '../../desktop/src/renderer/errors/catalogue-page.ts'

/** `npm run errors`: writes docs/errors.md anew from the sentences the till says. */
writeFileSync(new URL('../../docs/errors.md', import.meta.url), cataloguePage())
