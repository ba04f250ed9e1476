import '@fontsource/noto-sans/400.css'
import '@fontsource/noto-sans/500.css'
import '@fontsource/noto-sans/600.css'
import '@mantine/core/styles.css'
import './app/global.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '#shared/result.ts'
import { App } from './app/App.tsx'
import { theme } from './app/theme.ts'
import { Words } from './i18n/Words.tsx'

createRoot(must(document.getElementById('root'), 'the root of the page')).render(
  <StrictMode>
    <MantineProvider theme={theme}>
      <Words>
        <App />
      </Words>
    </MantineProvider>
  </StrictMode>,
)
