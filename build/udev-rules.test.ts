import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { knownProfiles } from '../src-shared/buttons/known-profiles.ts'
import { inRepository } from './setup/paths.mjs'

const rules = readFileSync(inRepository('assets', 'linux', '70-talkroom-buttons.rules'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const hex = (value: number) => value.toString(16).padStart(4, '0')

it('the udev rules let in every button that is read and has a maker, and the person at the screen only', () => {
  for (const { match, reads } of knownProfiles) {
    if (reads.by === 'keys') continue
    for (const { vendor, products } of match) {
      if (vendor === undefined) continue
      for (const product of products ?? [null]) {
        const own = rules.filter(
          (rule) =>
            rule.includes(`idVendor}=="${hex(vendor)}"`) && (product === null || !rule.includes('idProduct') || rule.includes(`"${hex(product)}"`)),
        )
        expect(own, `${hex(vendor)}:${product === null ? '' : hex(product)}`).toHaveLength(1)
      }
    }
  }
  for (const rule of rules)
    expect(rule).toMatch(
      /^KERNEL=="hidraw\*", ATTRS\{idVendor\}=="[0-9a-f]{4}",( ATTRS\{idProduct\}=="[0-9a-f]{4}",)? TAG\+="uaccess", GROUP="plugdev", MODE="0660"$/,
    )
})
