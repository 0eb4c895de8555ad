; electron-builder's installer knows no protocols. What stands behind "--" is never an option, whatever a link has in it.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\talkroom" "" "URL:Talkroom"
  WriteRegStr SHCTX "Software\Classes\talkroom" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\talkroom\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
  ; Everybody may make folders in ProgramData. The policy's is made here, for SYSTEM and administrators alone, before somebody
  ; else makes it; Set-TalkroomFolder.ps1 lets the kiosk's account in.
  ${ifNot} ${FileExists} "$APPDATA\Talkroom\*.*"
    CreateDirectory "$APPDATA\Talkroom"
    nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$APPDATA\Talkroom" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F /Q'
    Pop $0
  ${endIf}
!macroend

; The installer is a 32-bit program: PowerShell as Windows itself has it is behind Sysnative.
!macro takeBack SCRIPT ARGUMENTS
  nsExec::ExecToLog '"$WINDIR\Sysnative\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\windows\${SCRIPT}" ${ARGUMENTS} -Remove'
  Pop $0
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\talkroom"
  ; An account whose shell is gone sees a black screen, and shut keys are opened by nobody. An update keeps both.
  ${ifNot} ${isUpdated}
    !insertmacro takeBack "Set-TalkroomShell.ps1" '-Program "$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
    !insertmacro takeBack "Set-TalkroomKeyboardFilter.ps1" ""
  ${endIf}
!macroend
