import { setLink } from '../stores/link.ts'

let again = (): void => undefined
export const setAgain = (next: () => void): void => {
  again = next
}

/** The person asks for another try, after a goodbye that the page does not come back from by itself. */
export const comeAgain = (): void => {
  setLink({ name: 'coming' })
  again()
}
