import { en } from './en.ts'
import { vi, type WordKey } from './vi.ts'

export type Language = 'vi' | 'en'

export const LANGUAGES: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { vi, en }
