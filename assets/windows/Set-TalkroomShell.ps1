<#
.SYNOPSIS
Makes Talkroom the shell of one account on this computer (Shell Launcher), or takes that back.

.DESCRIPTION
The account sees Talkroom and nothing else: no desktop, no Explorer, no Start menu. When the kiosk ends, whatever the reason,
Windows starts it again. Every other account keeps its own desktop. Needs Windows 11 Enterprise, Education or IoT Enterprise,
and an administrator. Windows heeds a change after a restart.

.PARAMETER Account
The local account of the kiosk. It must not be an administrator.

.PARAMETER Program
Talkroom's program, where it is not in its usual place.

.PARAMETER Remove
Gives the account Windows' own desktop back; without -Account, every account that has this program as its shell.

.EXAMPLE
.\Set-TalkroomShell.ps1 -Account talkroom

.EXAMPLE
.\Set-TalkroomShell.ps1 -Remove
#>

#Requires -Version 5.1

[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [string] $Account = '',

    [string] $Program = (Join-Path $env:ProgramFiles 'Talkroom\Talkroom.exe'),

    [switch] $Remove
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$class = @{ Namespace = 'root\standardcimv2\embedded'; ClassName = 'WESL_UserSetting' }
# The same on a Windows of every language.
$administratorsSid = 'S-1-5-32-544'
$restartShell = 0

function Invoke-Launcher([string] $Method, [hashtable] $Arguments) {
    $result = Invoke-CimMethod @class -MethodName $Method -Arguments $Arguments
    if ($result.ReturnValue -ne 0) {
        throw ('Shell Launcher refused {0}: 0x{1:X8}.' -f $Method, $result.ReturnValue)
    }
}

# Not Get-LocalGroupMember: it fails as a whole over one member whose name is not known here, as on each computer in Entra ID.
function Get-AdministratorSid {
    $sid = New-Object Security.Principal.SecurityIdentifier($administratorsSid)
    $name = $sid.Translate([Security.Principal.NTAccount]).Value.Split('\')[-1]
    $group = [ADSI] "WinNT://$env:COMPUTERNAME/$name,group"
    foreach ($member in @($group.Invoke('Members'))) {
        $bytes = $member.GetType().InvokeMember('objectSid', 'GetProperty', $null, $member, $null)
        (New-Object Security.Principal.SecurityIdentifier($bytes, 0)).Value
    }
}

$principal = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'This needs an administrator: start PowerShell with "Run as administrator".'
}
if (($Account -eq '') -and (-not $Remove)) {
    throw 'Name the account of the kiosk with -Account.'
}

$sid = ''
if ($Account -ne '') {
    try {
        $sid = (New-Object Security.Principal.NTAccount($Account)).Translate([Security.Principal.SecurityIdentifier]).Value
    } catch {
        throw "There is no account $Account on this computer. Make it first (docs/windows.md)."
    }
    if ((-not $Remove) -and ((Get-AdministratorSid) -contains $sid)) {
        throw "$Account is an administrator. The kiosk's account must be one that can change nothing on this computer."
    }
}

if ((-not $Remove) -and (-not (Test-Path -LiteralPath $Program -PathType Leaf))) {
    throw "There is no program $Program. Install Talkroom first, or name it with -Program."
}

$feature = Get-WindowsOptionalFeature -Online -FeatureName 'Client-EmbeddedShellLauncher'
if ($null -eq $feature) {
    throw 'This edition of Windows has no Shell Launcher. Use assigned access instead (docs/windows.md).'
}
if ($feature.State -ne 'Enabled') {
    if ($Remove) {
        Write-Output 'Shell Launcher is not switched on, so no account has Talkroom as its shell.'
    } elseif ($PSCmdlet.ShouldProcess('Windows', 'switch on Shell Launcher')) {
        Enable-WindowsOptionalFeature -Online -FeatureName 'Client-EmbeddedShellLauncher' -All -NoRestart | Out-Null
        Write-Output 'Shell Launcher is switched on. Restart the computer, and run this once more.'
    }
    return
}

$existing = @(Get-CimInstance @class)

if ($Remove) {
    $ours = @($existing | Where-Object { if ($sid -ne '') { $_.Sid -eq $sid } else { "$($_.Shell)".Trim('"') -eq $Program } })
    foreach ($one in $ours) {
        if ($PSCmdlet.ShouldProcess($one.Sid, 'give Windows'' own desktop back')) {
            Invoke-Launcher 'RemoveCustomShell' @{ Sid = $one.Sid }
            Write-Output "$($one.Sid) has Windows' own desktop after the next restart."
        }
    }
    if ($ours.Count -eq 0) {
        Write-Output 'No such account has Talkroom as its shell.'
    }
    return
}

if ($PSCmdlet.ShouldProcess($Account, "make $Program its shell")) {
    # Everybody else, IT first of all, keeps Explorer.
    Invoke-Launcher 'SetDefaultShell' @{ Shell = 'explorer.exe'; DefaultAction = [int32] $restartShell }
    if (@($existing | Where-Object { $_.Sid -eq $sid }).Count -gt 0) {
        Invoke-Launcher 'RemoveCustomShell' @{ Sid = $sid }
    }
    # No exit code means anything but "start again": an update, a crash and staff's "leave" all do.
    Invoke-Launcher 'SetCustomShell' @{ Sid = $sid; Shell = "`"$Program`""; DefaultAction = [int32] $restartShell }
    Invoke-Launcher 'SetEnabled' @{ Enabled = $true }

    $now = @(Get-CimInstance @class | Where-Object { ($_.Sid -eq $sid) -and ("$($_.Shell)".Trim('"') -eq $Program) })
    if ($now.Count -ne 1) {
        throw "Shell Launcher took the setting, but does not show it. $Account may still have Windows' own desktop."
    }
    Write-Output "$Account has Talkroom as its shell after the next restart."
}
