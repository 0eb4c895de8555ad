import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Language, type Node, Parser } from 'web-tree-sitter'
import { inRepository } from './setup/paths.mjs'
import { keptKeys, windowsKeys } from './windows-keys.ts'

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
const commandNodes = (text: string): readonly Node[] =>
  parser
    .parse(text)
    .descendantsOfType('command_name')
    .flatMap((node) => (node === null ? [] : [node]))
const commands = (text: string): readonly string[] => commandNodes(text).map((node) => node.text)

/** What a function does, its caller is asked about; else there is a question around it, or one before it that ends the round. */
const isGuarded = (node: Node): boolean => {
  const above = (type: string, from: Node | null = node.parent): Node | null =>
    from === null || from.type === type ? from : above(type, from.parent)
  if (above('function_statement') !== null) return true
  for (let around = above('if_statement'); around !== null; around = above('if_statement', around.parent))
    if (/ShouldProcess\(/.test(around.text.slice(0, Math.max(0, node.startIndex - around.startIndex)))) return true
  const round = above('foreach_statement') ?? parser.parse(node.tree.rootNode.text)
  return /if \(-not \$PSCmdlet\.ShouldProcess\([^{]*\{\s*(continue|return)\s*\}/.test(
    round.text.slice(0, Math.max(0, node.startIndex - round.startIndex)),
  )
}
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
/** The names in a list of the script that shuts keys. */
const listIn = (name: string): readonly string[] => {
  const [, list = ''] = new RegExp(`\\n\\$${name} = @\\(([\\s\\S]*?)\\)\\n`).exec(read('Set-TalkroomKeyboardFilter.ps1')) ?? []
  return [...list.matchAll(/'([^']*)'/g)].map(([, key = '']) => key)
}

describe('the scripts for Windows', () => {
  it('are checked by a check that finds slips', () => {
    expect(slips('if ($x { Write-Output 1 }')).not.toEqual([])
    expect(slips('$a = @(1, 2')).not.toEqual([])
    expect(slips('if ($x) { Write-Output 1 }')).toEqual([])
  })

  it.each(scripts)('%s is PowerShell', (name) => {
    expect(slips(read(name))).toEqual([])
  })

  it.each(scripts)('%s stops at the first mistake, asks for an administrator, can be tried with -WhatIf, and fetches nothing', (name) => {
    const text = read(name)
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

  it.each(scripts)('%s runs in the PowerShell that Windows has and in newer ones, and names groups by number only', (name) => {
    const text = read(name)
    expect(text).toContain('\n#Requires -Version 5.1\n')
    // Only in Windows PowerShell; and one that fails as a whole over a member whose name is not known.
    expect(text).not.toMatch(/\[wmi(class)?\]/i)
    for (const command of commands(text)) expect(command).not.toMatch(/^(Get|Set|Invoke|Remove)-Wmi|^Get-LocalGroupMember$/i)
    // On a Swedish or Danish Windows they are called otherwise.
    expect(text.replaceAll('WindowsBuiltInRole]::Administrator', '')).not.toMatch(
      /['"](BUILTIN\\|NT AUTHORITY\\|Administrators|Users|Everyone|SYSTEM)/,
    )
  })

  it.each(scripts)('%s changes nothing before ShouldProcess has said so', (name) => {
    const changing = /^(Set|Remove|New|Enable|Disable|Invoke)-(CimInstance|CimMethod|WindowsOptionalFeature|Item|Right|FilterSetting|Launcher)$/
    const loose = commandNodes(read(name)).filter((node) => changing.test(node.text) && !isGuarded(node))
    expect(loose.map((node) => `line ${node.startPosition.row + 1}: ${node.text}`)).toEqual([])
  })

  it('are checked by a check that finds what is done without asking', () => {
    const [bare, asked] = ['Set-CimInstance $a', "if ($PSCmdlet.ShouldProcess('a')) { Set-CimInstance $a }"].map((text) => commandNodes(text)[0])
    expect([bare, asked].map((node) => node !== undefined && isGuarded(node))).toEqual([false, true])
  })

  it('go no further where a part of Windows was only just switched on, or was to be with -WhatIf', () => {
    for (const name of ['Set-TalkroomShell.ps1', 'Set-TalkroomKeyboardFilter.ps1'])
      expect(read(name)).toMatch(/\nif \(\$feature\.State -ne 'Enabled'\) \{\n( {4}.*\n)+ {4}return\n\}\n/)
  })

  it('shut every key that leads out of a kiosk, by the names that Windows has for them', () => {
    expect([...listIn('predefined')].sort()).toEqual(windowsKeys.filter((key) => !keptKeys.includes(key)).sort())
    for (const key of listIn('custom')) {
      expect(windowsKeys).not.toContain(key)
      expect(key).toMatch(/^((Ctrl|Alt|Win|Shift)\+)+([A-Z]|Esc)$/)
    }
  })

  it('leave no second way out: no accessibility features, and no key to the Welcome screen that a group would press', () => {
    const text = read('Set-TalkroomKeyboardFilter.ps1')
    expect(text).toMatch(
      /\$accessibility = if \(\$Remove\) \{ 'false' \} else \{ 'true' \}[\s\S]*Set-FilterSetting 'ForceOffAccessibility' \$accessibility/,
    )
    expect(text).toMatch(
      /\$breakout = if \(\$Remove\) \{ \$leftWindowsKey \} else \{ \$BreakoutScanCode \}[\s\S]*Set-FilterSetting 'BreakoutKeyScanCode' "\$breakout"/,
    )
    expect(text).toMatch(/\[ValidateRange\(0, 90\)\]\n {4}\[int\] \$BreakoutScanCode = 0,/)
  })

  it('end in a failure where Windows does not know a key, or a key stayed open', () => {
    expect(read('Set-TalkroomKeyboardFilter.ps1')).toMatch(/\nif \(\(\$unknown\.Count \+ \$open\.Count\) -gt 0\) \{\n {4}throw /)
    expect(read('Set-TalkroomShell.ps1')).toMatch(/ReturnValue -ne 0\) \{\n {8}throw /)
  })

  it('come with the installer, which also gives the commands', () => {
    const configuration = readFileSync(inRepository('electron-builder.yml'), 'utf8')
    expect(configuration).toMatch(/win:[\s\S]*from: assets\/windows\n\s+to: windows/)
    expect(read('talkroom.cmd')).toContain('--talkroom-command %*')
  })

  it('are taken back by the installer before it goes, but not by an update', () => {
    const installer = readFileSync(inRepository('build', 'package', 'installer.nsh'), 'utf8')
    const taken = [...(/\$\{ifNot\} \$\{isUpdated\}([\s\S]*?)\$\{endIf\}/.exec(installer)?.[1] ?? '').matchAll(/takeBack "([^"]+)"/g)].map(
      ([, name]) => name,
    )
    expect(taken).toEqual(['Set-TalkroomShell.ps1', 'Set-TalkroomKeyboardFilter.ps1'])
    for (const name of taken) expect(scripts).toContain(name)
  })
})

describe('docs/windows.md', () => {
  const page = readFileSync(inRepository('docs', 'windows.md'), 'utf8')
  const blocks = [...page.matchAll(/```powershell\n([\s\S]*?)```/g)].map(([, block = '']) => block.replaceAll(/^ +/gm, ''))

  it('has ten steps, in PowerShell throughout, and names groups by number', () => {
    expect(page.match(/^\d+\. \*\*/gm)).toHaveLength(10)
    for (const block of blocks) expect(slips(block)).toEqual([])
    expect(blocks.join('')).not.toMatch(/%\w+%|BUILTIN|Administrators|Users\b/)
  })

  it('calls scripts that are there, with parameters that they have, in a window that may run them', () => {
    const calls = [...page.matchAll(/\.\\((?:Set|Update)-\w+\.ps1)((?: -\w+(?: [\w.:\\-]+)?)*)/g)]
    expect(new Set(calls.map(([, name]) => name))).toEqual(new Set(scripts.filter((name) => name.startsWith('Set-'))))
    for (const [, name = '', options = ''] of calls)
      for (const [, option] of options.matchAll(/ -([A-Z]\w+)/g)) expect(read(name)).toMatch(new RegExp(`\\] \\$${option}\\b`))
    expect(page.indexOf('Set-ExecutionPolicy -Scope Process Bypass')).toBeLessThan(page.search(/^ +\.\\Set-/m))
    expect(page).toContain('**None of this was ever run on Windows**')
  })
})
