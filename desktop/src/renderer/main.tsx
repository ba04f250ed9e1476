import './ui/fonts.ts'
import '@mantine/core/styles.layer.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { must } from '#shared/result.ts'
import { DISPLAY } from '../machine/contract-display.ts'
import { DisplayRoot } from './app/DisplayRoot.tsx'
import { Root } from './app/Root.tsx'
import { createPreferences } from './settings/preferences-store.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const preferences = createPreferences(localStorage)
createRoot(must(document.getElementById('root'), 'the page’s root')).render(
  location.search === DISPLAY.query ? (
    <DisplayRoot nonce={nonce} preferences={preferences} />
  ) : (
    <Root nonce={nonce} preferences={preferences} />
  ),
)
