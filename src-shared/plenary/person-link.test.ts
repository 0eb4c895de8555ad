import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passInFragment, printPersonLink } from './person-link.ts'

const part = fc.string({ unit: fc.constantFrom(...'ABZabz019_-'), minLength: 1, maxLength: 60 })

describe('the link of a person', () => {
  it('brings every pass to the page, and none of it to a server', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('https://desk.example.org', 'https://desk.example.org:8443/', 'https://example.org/desk'),
        part,
        part,
        (desk, a, b) => {
          const address = new URL(printPersonLink(desk, `${a}.${b}`))
          expect(passInFragment(address.hash)).toBe(`${a}.${b}`)
          address.hash = ''
          expect(address.href).not.toContain(`${a}.${b}`)
        },
      ),
    )
    expect(printPersonLink('https://desk.example.org/', 'a.b')).toBe('https://desk.example.org/lead#a.b')
  })

  it.each(['', '#', '#a', '#a.b&x=1', '#a.b c', '#x=a.b', '#a.b.c', '#.b'])('has no pass in %s', (fragment) => {
    expect(passInFragment(fragment)).toBeNull()
  })
})
