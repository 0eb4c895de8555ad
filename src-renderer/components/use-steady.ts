import { useEffect, useState } from 'react'

/** A value once it has stood for so many milliseconds: a word that comes and goes while somebody types makes the screen restless. */
export const useSteady = <T>(value: T, milliseconds: number): T => {
  const [steady, setSteady] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSteady(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return steady
}
