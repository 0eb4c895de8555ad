import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { knownProfiles } from '../src-shared/buttons/known-profiles.ts'
import { inRepository } from './setup/paths.mjs'

const rules = readFileSync(inRepository('assets', 'linux', '70-talkroom-buttons.rules'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const sticks = readFileSync(inRepository('assets', 'linux', '80-talkroom-sticks.rules'), 'utf8')
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

it('a stick is asked for by udev exactly where the script mounts what is on it, and only what comes by USB', () => {
  const rule = sticks.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  expect(rule).toEqual([
    expect.stringMatching(
      /^ACTION!="remove", SUBSYSTEM=="block", SUBSYSTEMS=="usb", ENV\{ID_FS_USAGE\}=="filesystem", ENV\{ID_FS_TYPE\}=="[a-z0-9|]+", TAG\+="systemd", ENV\{SYSTEMD_WANTS\}\+="talkroom-stick@%k\.service"$/,
    ),
  ])
  const asked = /ID_FS_TYPE\}=="([^"]+)"/.exec(sticks)?.[1]?.split('|')
  const script = readFileSync(inRepository('assets', 'linux', 'stick.sh'), 'utf8')
  const mounted = [...script.matchAll(/^\t(\w+)\) (?:type=\w+ )?options=/gm)].map(([, type]) => type)
  expect(asked?.toSorted()).toEqual(mounted.toSorted())
  expect(script).toContain('hardened=ro,nosuid,nodev,noexec\n')
})
