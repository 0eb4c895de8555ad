import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Language, type Node, Parser } from 'web-tree-sitter'
import { inRepository } from './setup/paths.mjs'

const folder = inRepository('assets', 'windows')
const scripts = readdirSync(folder).filter((name) => name.endsWith('.ps1'))
const parser = { parse: (_: string): Node => expect.fail('not ready') }

beforeAll(async () => {
  await Parser.init()
  const own = new Parser()
  own.setLanguage(await Language.load(inRepository('node_modules', 'tree-sitter-powershell', 'tree-sitter-powershell.wasm')))
  parser.parse = (text) => {
    const tree = own.parse(text)
    if (tree === null) throw new Error('nothing was parsed')
    return tree.rootNode
  }
})

/** What the grammar of PowerShell does not know, by line. */
const slips = (text: string): readonly string[] => {
  const root = parser.parse(text)
  const found: string[] = []
  const look = (node: Node): void => {
    if (node.isError || node.isMissing) found.push(`line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`)
    else if (node.hasError) for (const child of node.children) if (child !== null) look(child)
  }
  look(root)
  return found
}

/** All commands that a script calls. */
const commands = (text: string): readonly string[] =>
  parser
    .parse(text)
    .descendantsOfType('command_name')
    .flatMap((node) => (node === null ? [] : [node.text]))

describe('the scripts for Windows', () => {
  it('are checked by a check that finds slips', () => {
    expect(slips('if ($x { Write-Output 1 }')).not.toEqual([])
    expect(slips('$a = @(1, 2')).not.toEqual([])
    expect(slips('if ($x) { Write-Output 1 }')).toEqual([])
  })

  it.each(scripts)('%s is PowerShell', (name) => {
    expect(slips(readFileSync(join(folder, name), 'utf8'))).toEqual([])
  })

  it.each(scripts)('%s stops at the first mistake, asks for an administrator, can be tried with -WhatIf, and fetches nothing', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    expect(text).toMatch(/^<#\n\.SYNOPSIS\n/)
    expect(text).toContain("$ErrorActionPreference = 'Stop'")
    expect(text).toContain('Set-StrictMode -Version Latest')
    expect(text).toContain('SupportsShouldProcess = $true')
    expect(text).toContain('[Security.Principal.WindowsBuiltInRole]::Administrator')
    for (const command of commands(text))
      expect(command).not.toMatch(/^(Invoke-(WebRequest|RestMethod|Expression)|iwr|irm|iex|curl|wget|Start-Process)$/i)
    // Windows PowerShell 5 reads a file without a mark as the system's own code page.
    expect([...text].filter((letter) => letter.charCodeAt(0) > 127)).toEqual([])
  })

  it('shut each key that leads out of a kiosk', () => {
    const text = readFileSync(join(folder, 'Set-TalkroomKeyboardFilter.ps1'), 'utf8')
    for (const key of ['Ctrl+Alt+Del', 'Ctrl+Shift+Esc', 'Alt+Tab', 'Alt+F4', 'Windows', 'Win+L', 'Win+R', 'LaunchApp1', 'BrowserHome'])
      expect(text).toContain(`'${key}'`)
  })

  it('come with the installer, which also gives the commands', () => {
    const configuration = readFileSync(inRepository('electron-builder.yml'), 'utf8')
    expect(configuration).toMatch(/win:[\s\S]*from: assets\/windows\n\s+to: windows/)
    expect(readFileSync(join(folder, 'talkroom.cmd'), 'utf8')).toContain('--talkroom-command %*')
  })
})
