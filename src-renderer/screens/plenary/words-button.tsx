import { useEffect } from 'react'
import { plenaryWordsTexts } from '../../../src-shared/i18n/catalogues/plenary-words.ts'
import { Button } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { changeWords, useOwnWords } from '../../stores/own-words.ts'

/** Opens the field for a question or comment. */
export const WordsButton = () => {
  const texts = useTexts(plenaryWordsTexts)
  return (
    <Button size="note" onClick={() => changeWords({ open: true, told: null })}>
      {texts.write}
    </Button>
  )
}

const toldFor = 8000

/** What became of what was sent a moment ago; empty when nothing was. */
export const useToldWords = (): string => {
  const texts = useTexts(plenaryWordsTexts)
  const told = useOwnWords((words) => words.told)
  useEffect(() => {
    if (told === null) return
    const timer = setTimeout(() => changeWords({ told: null }), toldFor)
    return () => clearTimeout(timer)
  }, [told])
  return told === null ? '' : told === 'waits' ? texts.waits : texts.onItsWay
}
