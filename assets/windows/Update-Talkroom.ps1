<#
.SYNOPSIS
Installs a newer Talkroom when no seminar is near, and otherwise does nothing.

.DESCRIPTION
For the tool that IT brings programs to computers with, or a scheduled task as SYSTEM. The kiosk's own account may install nothing.
It asks the kiosk's gate (docs/updates.md), takes only an installer that is signed as the installed program is, signs the
kiosk's account out, installs, and restarts the computer. Exit code: 0 installed, 7 not now. Needs an administrator.

.PARAMETER Installer
The installer, in a folder that only administrators can write to.

.PARAMETER Program
Talkroom's program, where it is not in its usual place.

.EXAMPLE
.\Update-Talkroom.ps1 -Installer C:\Deploy\Talkroom-Setup-1.2.0.exe
#>

#Requires -Version 5.1

[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)]
    [string] $Installer,

    [string] $Program = (Join-Path $env:ProgramFiles 'Talkroom\Talkroom.exe')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$command = Join-Path $PSScriptRoot 'talkroom.cmd'
$notNow = 7

# The publisher who signed it; whatever is wrong with a signature ends this.
function Get-Publisher([string] $Path) {
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        throw "There is no file $Path."
    }
    $signature = Get-AuthenticodeSignature -LiteralPath $Path
    if ($signature.Status -ne 'Valid') {
        throw "$Path has no valid signature ($($signature.Status)), so it cannot be told from a forgery. Install it by hand if you know where it is from."
    }
    $signature.SignerCertificate.Subject
}

$principal = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'This needs an administrator: start PowerShell with "Run as administrator".'
}
if ((Get-Publisher $Installer) -cne (Get-Publisher $Program)) {
    throw "$Installer is signed by somebody else than the program that is installed."
}

& $command update-allowed
if ($LASTEXITCODE -eq $notNow) {
    exit $notNow
}
if ($LASTEXITCODE -ne 0) {
    throw "Whether a seminar is near could not be found out (code $LASTEXITCODE)."
}
if (-not $PSCmdlet.ShouldProcess($Installer, 'sign the kiosk out, install, and restart the computer')) {
    return
}

# Its shell would start the kiosk again for as long as it is there.
$sessions = @(Get-Process -Name 'Talkroom' -ErrorAction SilentlyContinue | ForEach-Object { $_.SessionId } | Sort-Object -Unique)
foreach ($session in @($sessions | Where-Object { $_ -ne 0 })) {
    & (Join-Path $env:SystemRoot 'System32\logoff.exe') $session
}

# Through a pipe, because PowerShell waits for a program with windows only then.
& $Installer '/S' | Out-Null
if ($LASTEXITCODE -ne 0) {
    throw "The installer ended with code $LASTEXITCODE. The version before may be there still: talkroom.cmd version says."
}
& $command version
Restart-Computer -Force
