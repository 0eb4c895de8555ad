<#
.SYNOPSIS
Makes Talkroom the shell of one account on this computer (Shell Launcher), or takes that back.

.DESCRIPTION
The account sees Talkroom and nothing else: no desktop, no Explorer, no Start menu. When the kiosk ends, whatever the reason,
Windows starts it again. Every other account keeps its own desktop. Needs Windows 11 Enterprise, Education or IoT Enterprise,
and an administrator.

.PARAMETER Account
The local account of the kiosk. It must not be an administrator.

.PARAMETER Program
Talkroom's program, where it is not in its usual place.

.PARAMETER Remove
Gives the account Windows' own desktop back.

.EXAMPLE
.\Set-TalkroomShell.ps1 -Account talkroom
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)]
    [string] $Account,

    [string] $Program = (Join-Path $env:ProgramFiles 'Talkroom\Talkroom.exe'),

    [switch] $Remove
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$namespace = 'root\standardcimv2\embedded'
$restartShell = 0

$principal = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'This needs an administrator: start PowerShell with "Run as administrator".'
}

$sid = (New-Object Security.Principal.NTAccount($Account)).Translate([Security.Principal.SecurityIdentifier]).Value

$administrators = Get-LocalGroupMember -SID 'S-1-5-32-544' | ForEach-Object { $_.SID.Value }
if ($administrators -contains $sid) {
    throw "$Account is an administrator. The kiosk's account must be one that can change nothing on this computer."
}

$feature = Get-WindowsOptionalFeature -Online -FeatureName 'Client-EmbeddedShellLauncher'
if ($null -eq $feature) {
    throw 'This edition of Windows has no Shell Launcher. Use assigned access instead (docs/windows.md).'
}
if ($feature.State -ne 'Enabled') {
    if ($PSCmdlet.ShouldProcess('Windows', 'switch on Shell Launcher')) {
        $done = Enable-WindowsOptionalFeature -Online -FeatureName 'Client-EmbeddedShellLauncher' -All -NoRestart
        if ($done.RestartNeeded) {
            Write-Output 'Shell Launcher is switched on. Start the computer again, and run this once more.'
            return
        }
    }
}

$launcher = [wmiclass] "\\localhost\${namespace}:WESL_UserSetting"

if ($Remove) {
    if ($PSCmdlet.ShouldProcess($Account, 'give Windows'' own desktop back')) {
        $launcher.RemoveCustomShell($sid) | Out-Null
        Write-Output "$Account has Windows' own desktop from its next login."
    }
    return
}

if (-not (Test-Path -LiteralPath $Program -PathType Leaf)) {
    throw "There is no program $Program. Install Talkroom first, or name it with -Program."
}

if ($PSCmdlet.ShouldProcess($Account, "make $Program its shell")) {
    # Everybody else, IT first of all, keeps Explorer.
    $launcher.SetDefaultShell('explorer.exe', $restartShell) | Out-Null
    $existing = Get-CimInstance -Namespace $namespace -ClassName 'WESL_UserSetting' | Where-Object { $_.Sid -eq $sid }
    if ($null -ne $existing) {
        $launcher.RemoveCustomShell($sid) | Out-Null
    }
    # No exit code means anything but "start again": an update, a crash and staff's "leave" all do.
    $launcher.SetCustomShell($sid, "`"$Program`"", $null, $null, $restartShell) | Out-Null
    $launcher.SetEnabled($true) | Out-Null
    Write-Output "$Account has Talkroom as its shell from its next login."
}
