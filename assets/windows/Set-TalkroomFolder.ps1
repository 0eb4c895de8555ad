<#
.SYNOPSIS
Makes the folder of the kiosk on this computer: IT's policy and the kiosk's profile, each for those whom it concerns.

.DESCRIPTION
%ProgramData%\Talkroom is for administrators, who may write, and the kiosk's account, which may read; in it, profile is the
kiosk's to write. Nobody else can look at either. As soon as profile is there, the kiosk keeps everything in it, and talkroom.cmd
asks about it, whoever calls. What a kiosk kept in an account's own folder before is not taken along. Can be run again: it puts
right what is otherwise. Needs an administrator.

.PARAMETER Account
The local account of the kiosk.

.PARAMETER Remove
Takes the account's rights away again. What is in the folder stays.

.EXAMPLE
.\Set-TalkroomFolder.ps1 -Account talkroom
#>

#Requires -Version 5.1

[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)]
    [string] $Account,

    [switch] $Remove
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$folder = Join-Path $env:ProgramData 'Talkroom'
$kioskProfile = Join-Path $folder 'profile'
$icacls = Join-Path $env:SystemRoot 'System32\icacls.exe'
# SYSTEM and Administrators, the same on a Windows of every language.
$system = '*S-1-5-18'
$administrators = '*S-1-5-32-544'

function Set-Right([string[]] $Arguments) {
    $said = & $icacls @Arguments 2>&1
    if ($LASTEXITCODE -ne 0) {
        throw "icacls $($Arguments -join ' ') failed: $said"
    }
}

$principal = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'This needs an administrator: start PowerShell with "Run as administrator".'
}
try {
    $sid = (New-Object Security.Principal.NTAccount($Account)).Translate([Security.Principal.SecurityIdentifier]).Value
} catch {
    throw "There is no account $Account on this computer. Make it first (docs/windows.md)."
}

if ($Remove) {
    if ((Test-Path -LiteralPath $folder) -and $PSCmdlet.ShouldProcess($folder, "take the rights of $Account away")) {
        Set-Right @($folder, '/remove', "*$sid", '/T', '/Q')
        Write-Output "$Account can no longer look into $folder."
    }
    return
}

foreach ($one in @($folder, $kioskProfile)) {
    $found = Get-Item -LiteralPath $one -Force -ErrorAction SilentlyContinue
    if (($null -ne $found) -and ($found.Attributes -band [IO.FileAttributes]::ReparsePoint)) {
        throw "$one is a link to somewhere else. Take it away first."
    }
}
if ($PSCmdlet.ShouldProcess($folder, "close it for all but administrators and $Account")) {
    New-Item -ItemType Directory -Path $kioskProfile -Force | Out-Null
    # Everybody may make folders in ProgramData, and who made one stays its master until somebody else owns it. So the folder is
    # closed first, with nothing of what was granted before, and then everything in it is made to follow.
    Set-Right @($folder, '/setowner', $administrators, '/L', '/Q')
    Set-Right @($folder, '/reset', '/L', '/Q')
    Set-Right @($folder, '/inheritance:r', '/grant:r', "${system}:(OI)(CI)F", "${administrators}:(OI)(CI)F", "*${sid}:(OI)(CI)RX", '/L', '/Q')
    Set-Right @($folder, '/setowner', $administrators, '/T', '/L', '/Q')
    Set-Right @("$folder\*", '/reset', '/T', '/L', '/Q')
    Set-Right @($kioskProfile, '/grant:r', "*${sid}:(OI)(CI)M", '/L', '/Q')
    if (Test-Path -Path "$kioskProfile\*") {
        Set-Right @("$kioskProfile\*", '/reset', '/T', '/L', '/Q')
    }
    Write-Output "$folder is ready: the policy goes there, and the kiosk of $Account keeps its profile in $kioskProfile."
}
