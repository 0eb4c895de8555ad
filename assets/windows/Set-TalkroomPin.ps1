<#
.SYNOPSIS
Sets the PIN of the staff screen in this computer's policy. It is asked for twice and not shown.

.DESCRIPTION
Talkroom.exe is a program with windows, which a terminal cannot type into. So this asks, hands the PIN over in a file that only
administrators can open, and takes the file away again, whatever happens. Only the hash is kept. Needs an administrator.

.PARAMETER Print
Prints what to put into the policy of many computers, and writes nothing.

.EXAMPLE
.\Set-TalkroomPin.ps1
#>

#Requires -Version 5.1

[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [switch] $Print
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Read-Pin([string] $Prompt) {
    $secret = Read-Host -Prompt $Prompt -AsSecureString
    (New-Object Net.NetworkCredential('', $secret)).Password
}

$principal = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'This needs an administrator: start PowerShell with "Run as administrator".'
}
$command = Join-Path $PSScriptRoot 'talkroom.cmd'
if (-not $PSCmdlet.ShouldProcess('the staff screen', 'set its PIN')) {
    return
}

$pin = Read-Pin 'New staff PIN, 4 to 12 digits'
if ($pin -cne (Read-Pin 'Once more')) {
    throw 'The two are not the same. Nothing was changed.'
}

$folder = Join-Path $env:SystemRoot "Temp\talkroom-pin-$([Guid]::NewGuid())"
$file = Join-Path $folder 'pin.txt'
try {
    New-Item -ItemType Directory -Path $folder | Out-Null
    & (Join-Path $env:SystemRoot 'System32\icacls.exe') $folder '/inheritance:r' '/grant:r' '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' '/Q' | Out-Null
    if ($LASTEXITCODE -ne 0) {
        throw 'No file could be made that only administrators can open. Nothing was changed.'
    }
    [IO.File]::WriteAllText($file, $pin)
    $more = if ($Print) { @('--print') } else { @() }
    & $command policy set-pin --pin-file $file @more
    $code = $LASTEXITCODE
} finally {
    Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction SilentlyContinue
}
exit $code
