<#
.SYNOPSIS
Shuts the keys by which a group could leave Talkroom (Keyboard Filter), or opens them again.

.DESCRIPTION
What an application cannot shut itself: Ctrl+Alt+Delete, the Windows key and all that goes with it, the task manager, the
switch between windows, the accessibility shortcuts. Administrators keep all their keys. Needs Windows 11 Enterprise, Education
or IoT Enterprise, and an administrator.

.PARAMETER Remove
Opens the keys again.

.EXAMPLE
.\Set-TalkroomKeyboardFilter.ps1
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [switch] $Remove
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$namespace = 'root\standardcimv2\embedded'

# The names that Windows itself gives them (WEKF_PredefinedKey).
$keys = @(
    'Ctrl+Alt+Del', 'Ctrl+Shift+Esc', 'Ctrl+Esc', 'Alt+Tab', 'Alt+Esc', 'Alt+F4', 'Alt+Space', 'Shift+Ctrl+Esc',
    'Windows', 'Win+L', 'Win+D', 'Win+E', 'Win+F', 'Win+I', 'Win+K', 'Win+M', 'Win+P', 'Win+Q', 'Win+R', 'Win+S', 'Win+U', 'Win+V', 'Win+X',
    'Win+Tab', 'Win+Home', 'Win+Enter', 'Win+Pause', 'Win+Space',
    'LaunchMail', 'LaunchMediaSelect', 'LaunchApp1', 'LaunchApp2',
    'BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserStop', 'BrowserSearch', 'BrowserFavorites', 'BrowserHome',
    'LShift+LAlt+NumLock', 'LShift+LAlt+PrintScrn', 'Application'
)

$principal = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'This needs an administrator: start PowerShell with "Run as administrator".'
}

$feature = Get-WindowsOptionalFeature -Online -FeatureName 'Client-KeyboardFilter'
if ($null -eq $feature) {
    throw 'This edition of Windows has no Keyboard Filter. Assigned access shuts most of these keys (docs/windows.md).'
}
if ($feature.State -ne 'Enabled') {
    if ($PSCmdlet.ShouldProcess('Windows', 'switch on Keyboard Filter')) {
        Enable-WindowsOptionalFeature -Online -FeatureName 'Client-KeyboardFilter' -All -NoRestart | Out-Null
        Write-Output 'Keyboard Filter is switched on. Start the computer again, and run this once more.'
    }
    return
}

$missing = @()
foreach ($key in $keys) {
    $found = Get-CimInstance -Namespace $namespace -ClassName 'WEKF_PredefinedKey' | Where-Object { $_.Id -eq $key }
    if ($null -eq $found) {
        $missing += $key
        continue
    }
    if ($PSCmdlet.ShouldProcess($key, $(if ($Remove) { 'open' } else { 'shut' }))) {
        $found.Enabled = -not $Remove
        Set-CimInstance -InputObject $found
    }
}

# IT has to be able to help on the spot.
$setting = Get-CimInstance -Namespace $namespace -ClassName 'WEKF_Settings' | Where-Object { $_.Name -eq 'DisableKeyboardFilterForAdministrators' }
if (($null -ne $setting) -and $PSCmdlet.ShouldProcess('administrators', 'leave their keys alone')) {
    $setting.Value = 'true'
    Set-CimInstance -InputObject $setting
}

Write-Output "$($keys.Count - $missing.Count) keys are $(if ($Remove) { 'open again' } else { 'shut' })."
if ($missing.Count -gt 0) {
    Write-Output "This Windows does not know: $($missing -join ', ')."
}
