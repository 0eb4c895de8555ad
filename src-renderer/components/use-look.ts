import { useEffect } from 'react'
import { useSettings } from '../stores/slices.ts'

/** Sets language and theme on the document. */
export const useLook = (): void => {
  const { language, theme } = useSettings()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const set = () => {
      document.documentElement.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
    }
    set()
    dark.addEventListener('change', set)
    return () => dark.removeEventListener('change', set)
  }, [theme])
}
