/**
 * What PowerShell 5, which every Windows brings along, is asked of sound. Nothing is built or installed: the endpoints come
 * from Plug and Play, and mute and volume from Core Audio through four of its interfaces, whose methods stand in their
 * order (mmdeviceapi.h, endpointvolume.h). Where those cannot be had, both are null.
 */
const coreAudio = `
using System;
using System.Runtime.InteropServices;
namespace Talkroom {
  [ComImport, Guid("BCDE0395-E52F-467C-8E3D-C4579291692E")] class Enumerator { }
  [ComImport, Guid("A95664D2-9614-4F35-A746-DE8DB63617E6"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
  interface IEnumerator {
    int EnumAudioEndpoints(int flow, int mask, out IntPtr devices);
    int GetDefaultAudioEndpoint(int flow, int role, out IDevice device);
    int GetDevice([MarshalAs(UnmanagedType.LPWStr)] string id, out IDevice device);
  }
  [ComImport, Guid("D666063F-1587-4E43-81F1-B948E807363F"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
  interface IDevice {
    int Activate(ref Guid iid, int context, IntPtr parameters, [MarshalAs(UnmanagedType.IUnknown)] out object made);
  }
  [ComImport, Guid("5CDF2C82-841E-4546-9722-0CF74078229A"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
  interface IVolume {
    int RegisterControlChangeNotify(IntPtr callback);
    int UnregisterControlChangeNotify(IntPtr callback);
    int GetChannelCount(out int count);
    int SetMasterVolumeLevel(float decibels, IntPtr context);
    int SetMasterVolumeLevelScalar(float level, IntPtr context);
    int GetMasterVolumeLevel(out float decibels);
    int GetMasterVolumeLevelScalar(out float level);
    int SetChannelVolumeLevel(int channel, float decibels, IntPtr context);
    int SetChannelVolumeLevelScalar(int channel, float level, IntPtr context);
    int GetChannelVolumeLevel(int channel, out float decibels);
    int GetChannelVolumeLevelScalar(int channel, out float level);
    int SetMute([MarshalAs(UnmanagedType.Bool)] bool muted, IntPtr context);
    int GetMute([MarshalAs(UnmanagedType.Bool)] out bool muted);
  }
  public static class Sound {
    static IVolume Of(string id) {
      IDevice device;
      Marshal.ThrowExceptionForHR(((IEnumerator)new Enumerator()).GetDevice(id, out device));
      Guid iid = typeof(IVolume).GUID;
      object made;
      Marshal.ThrowExceptionForHR(device.Activate(ref iid, 23, IntPtr.Zero, out made));
      return (IVolume)made;
    }
    public static float Level(string id) { float level; Marshal.ThrowExceptionForHR(Of(id).GetMasterVolumeLevelScalar(out level)); return level; }
    public static bool Muted(string id) { bool muted; Marshal.ThrowExceptionForHR(Of(id).GetMute(out muted)); return muted; }
    public static void SetLevel(string id, float level) { Marshal.ThrowExceptionForHR(Of(id).SetMasterVolumeLevelScalar(level, IntPtr.Zero)); }
    public static void SetMuted(string id, bool muted) { Marshal.ThrowExceptionForHR(Of(id).SetMute(muted, IntPtr.Zero)); }
  }
}`

const begin = `$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
$core = $true
try { Add-Type -TypeDefinition @'${coreAudio}
'@ } catch { $core = $false }
`

/**
 * One line of JSON at the beginning and after each change: all endpoints. Plug and Play is asked when Windows says that a
 * device came or went, mute and volume each second. It ends when its output is read by nobody any more.
 */
export const watchScript = `${begin}
function Endpoints {
  @(Get-PnpDevice -Class AudioEndpoint -PresentOnly | ForEach-Object {
    $parents = @(); $at = $_.InstanceId
    for ($i = 0; $i -lt 4 -and $at; $i++) {
      $at = (Get-PnpDeviceProperty -InstanceId $at -KeyName DEVPKEY_Device_Parent -ErrorAction SilentlyContinue).Data
      if ($at) { $parents += $at }
    }
    [pscustomobject]@{ instance = $_.InstanceId; name = $_.FriendlyName; status = $_.Status; parents = $parents }
  })
}
function Heard($endpoints) {
  @($endpoints | ForEach-Object {
    $level = $null; $muted = $null; $id = $_.instance -replace '^SWD\\\\MMDEVAPI\\\\', ''
    if ($core) { try { $level = [Talkroom.Sound]::Level($id); $muted = [Talkroom.Sound]::Muted($id) } catch { } }
    [pscustomobject]@{ instance = $_.instance; name = $_.name; status = $_.status; parents = $_.parents; volume = $level; muted = $muted }
  })
}
Register-CimIndicationEvent -ClassName Win32_DeviceChangeEvent -SourceIdentifier devices | Out-Null
$endpoints = Endpoints; $said = ''
while ($true) {
  $now = ConvertTo-Json -Compress -Depth 4 -InputObject @(Heard $endpoints)
  if ($now -ne $said) { $said = $now; [Console]::Out.WriteLine($now); [Console]::Out.Flush() }
  if (Wait-Event -SourceIdentifier devices -Timeout 1) {
    Start-Sleep -Milliseconds 150
    Get-Event -SourceIdentifier devices | Remove-Event
    $endpoints = Endpoints
  }
}
`

/** In single quotes PowerShell reads everything as it is, but for the quote itself. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const setVolumeScript = (id: string, level: number): string => `${begin}[Talkroom.Sound]::SetLevel(${quoted(id)}, ${level.toFixed(4)})`
export const setMutedScript = (id: string, muted: boolean): string => `${begin}[Talkroom.Sound]::SetMuted(${quoted(id)}, $${muted})`
