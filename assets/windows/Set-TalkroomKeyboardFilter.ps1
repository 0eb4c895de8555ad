<#
.SYNOPSIS
Shuts the keys by which a group could leave Talkroom (Keyboard Filter), or opens them again.

.DESCRIPTION
What an application cannot shut itself: Ctrl+Alt+Delete, the Windows key and all that goes with it, the task manager, the
switch between windows, the accessibility features and the shortcuts to them, and the key that leads to the Welcome screen.
Administrators keep all their keys. Needs Windows 11 Enterprise, Education or IoT Enterprise, and an administrator. Windows heeds
the Welcome screen's key after a restart.

.PARAMETER BreakoutScanCode
The scan code of a key that leads to the Welcome screen when it is pressed five times; 70 is Scroll Lock. Without it no key does.
IT then comes in from another computer, or by a restart with Shift held down (docs/windows.md).

.PARAMETER Remove
Opens the keys again, as Windows has them by itself.

.EXAMPLE
.\Set-TalkroomKeyboardFilter.ps1

.EXAMPLE
.\Set-TalkroomKeyboardFilter.ps1 -BreakoutScanCode 70
#>

#Requires -Version 5.1

[CmdletBinding(SupportsShouldProcess = $true)]
param(
    # Not the Windows keys: 91 and 92 are what everybody presses.
    [ValidateRange(0, 90)]
    [int] $BreakoutScanCode = 0,

    [switch] $Remove
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$namespace = 'root\standardcimv2\embedded'
$leftWindowsKey = 91

# The names that Windows itself gives them (learn.microsoft.com: predefined key combinations). An unknown one ends in a failure.
$predefined = @(
    'LShift+LAlt+PrintScrn', 'LShift+LAlt+NumLock', 'Win+U',
    'Alt+F4', 'Ctrl+F4', 'Win+F1',
    'Alt+Space', 'Ctrl+Esc', 'Ctrl+Win+F', 'Win+Break', 'Win+E', 'Win+F', 'Win+P', 'Win+R', 'Alt+Tab', 'Ctrl+Tab', 'Win+Tab',
    'Win+D', 'Win+M', 'Win+Home', 'Win+T', 'Win+B', 'Win+-', 'Win++', 'Win+Esc', 'Win+Up', 'Win+Down', 'Win+Left', 'Win+Right',
    'Win+Shift+Up', 'Win+Shift+Down', 'Win+Shift+Left', 'Win+Shift+Right', 'Win+Space', 'Win+O', 'Win+PageUp', 'Win+PageDown',
    'Win+.', 'Win+C', 'Win+I', 'Win+K', 'Win+H', 'Win+Q', 'Win+W', 'Win+Z', 'Win+/', 'Win+J', 'Win+,', 'Win+V',
    'Application', 'Windows',
    'Ctrl+Alt+Del', 'Shift+Ctrl+Esc', 'Win+L',
    'LaunchMail', 'LaunchMediaSelect', 'LaunchApp1', 'LaunchApp2',
    'BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserStop', 'BrowserSearch', 'BrowserFavorites', 'BrowserHome'
)

# What Windows has no name for. Those with the Windows key are shut with it already, and stay shut should somebody open it.
$custom = @('Alt+Esc', 'Ctrl+Alt+Esc', 'Win+A', 'Win+G', 'Win+N', 'Win+S', 'Win+X', 'Ctrl+Win+D', 'Ctrl+Win+O')

function Set-FilterSetting([string] $Name, [string] $Value) {
    $setting = Get-CimInstance -Namespace $namespace -ClassName 'WEKF_Settings' | Where-Object { $_.Name -eq $Name }
    if ($null -eq $setting) {
        throw "This Windows does not know Keyboard Filter's setting $Name."
    }
    $setting.Value = $Value
    Set-CimInstance -InputObject $setting
}

$principal = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'This needs an administrator: start PowerShell with "Run as administrator".'
}

$feature = Get-WindowsOptionalFeature -Online -FeatureName 'Client-KeyboardFilter'
if ($null -eq $feature) {
    throw 'This edition of Windows has no Keyboard Filter. Assigned access shuts most of these keys (docs/windows.md).'
}
if ($feature.State -ne 'Enabled') {
    if ($Remove) {
        Write-Output 'Keyboard Filter is not switched on, so all keys are open.'
    } elseif ($PSCmdlet.ShouldProcess('Windows', 'switch on Keyboard Filter')) {
        Enable-WindowsOptionalFeature -Online -FeatureName 'Client-KeyboardFilter' -All -NoRestart | Out-Null
        Write-Output 'Keyboard Filter is switched on. Restart the computer, and run this once more.'
    }
    return
}

$known = @(Get-CimInstance -Namespace $namespace -ClassName 'WEKF_PredefinedKey')
$unknown = @($predefined | Where-Object { @($known.Id) -notcontains $_ })
$verb = if ($Remove) { 'open' } else { 'shut' }

foreach ($key in @($known | Where-Object { $predefined -contains $_.Id })) {
    if ($PSCmdlet.ShouldProcess($key.Id, $verb)) {
        $key.Enabled = -not $Remove
        Set-CimInstance -InputObject $key
    }
}

foreach ($id in $custom) {
    $there = Get-CimInstance -Namespace $namespace -ClassName 'WEKF_CustomKey' | Where-Object { $_.Id -eq $id }
    if (-not $PSCmdlet.ShouldProcess($id, $verb)) {
        continue
    }
    if (($null -ne $there) -and $Remove) {
        Remove-CimInstance -InputObject $there
    } elseif ($null -ne $there) {
        $there.Enabled = $true
        Set-CimInstance -InputObject $there
    } elseif (-not $Remove) {
        $added = Invoke-CimMethod -Namespace $namespace -ClassName 'WEKF_CustomKey' -MethodName 'Add' -Arguments @{ CustomKey = $id }
        if ($added.ReturnValue -ne 0) {
            $unknown += $id
        }
    }
}

$accessibility = if ($Remove) { 'false' } else { 'true' }
$breakout = if ($Remove) { $leftWindowsKey } else { $BreakoutScanCode }
if ($PSCmdlet.ShouldProcess('Sticky Keys, Narrator and the other accessibility features', $verb)) {
    Set-FilterSetting 'ForceOffAccessibility' $accessibility
}
if ($PSCmdlet.ShouldProcess("scan code $breakout", 'make it the key to the Welcome screen')) {
    Set-FilterSetting 'BreakoutKeyScanCode' "$breakout"
}
# IT has to be able to help on the spot.
if ($PSCmdlet.ShouldProcess('administrators', 'leave their keys alone')) {
    Set-FilterSetting 'DisableKeyboardFilterForAdministrators' 'true'
}
if ($WhatIfPreference) {
    return
}

# What Windows says now, not what was asked for.
$rules = @(Get-CimInstance -Namespace $namespace -ClassName 'WEKF_PredefinedKey') + @(Get-CimInstance -Namespace $namespace -ClassName 'WEKF_CustomKey')
$shut = @($rules | Where-Object { $_.Enabled -and (($predefined + $custom) -contains $_.Id) } | ForEach-Object { $_.Id })
if ($Remove) {
    if ($shut.Count -gt 0) {
        throw "These keys are still shut: $($shut -join ', ')."
    }
    Write-Output 'All keys are open again. Restart the computer.'
    return
}
$open = @(($predefined + $custom) | Where-Object { ($shut -notcontains $_) -and ($unknown -notcontains $_) })
if (($unknown.Count + $open.Count) -gt 0) {
    throw "$($shut.Count) keys are shut. This Windows does not know: $(@($unknown) -join ', '). These stayed open: $(@($open) -join ', '). The group may fall out of the seminar by them."
}
Write-Output "All $($shut.Count) keys and the accessibility features are shut. Restart the computer."
