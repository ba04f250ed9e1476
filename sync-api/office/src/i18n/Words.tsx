import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { IntlProvider } from 'react-intl'
import { en } from './en.ts'
import { vi, type WordKey } from './vi.ts'

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: WordKey
    }
  }
}

const LANGUAGES = { vi, en } as const
export type Language = keyof typeof LANGUAGES
const STORAGE_KEY = 'ocop-office-language'

const LanguageContext = createContext<{ language: Language; setLanguage: (language: Language) => void }>({
  language: 'vi',
  setLanguage: () => undefined,
})

/** Gives the pages their words: Vietnamese unless this browser was told English. */
export function Words({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi',
  )
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(STORAGE_KEY, language)
  }, [language])
  return (
    <LanguageContext value={{ language, setLanguage }}>
      <IntlProvider locale={language} messages={LANGUAGES[language]}>
        {children}
      </IntlProvider>
    </LanguageContext>
  )
}

export function useLanguage() {
  return useContext(LanguageContext)
}
