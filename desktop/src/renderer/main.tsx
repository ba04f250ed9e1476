import './ui/fonts.ts'
import '@mantine/core/styles.layer.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { must } from '#shared/result.ts'
import { Root } from './app/Root.tsx'
import { createPreferences } from './settings/preferences-store.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
createRoot(must(document.getElementById('root'), 'the page’s root')).render(
  <Root nonce={nonce} preferences={createPreferences(localStorage)} />,
)
