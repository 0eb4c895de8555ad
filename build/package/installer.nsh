; electron-builder's installer knows no protocols. What stands behind "--" is never an option, whatever a link has in it.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\talkroom" "" "URL:Talkroom"
  WriteRegStr SHCTX "Software\Classes\talkroom" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\talkroom\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\talkroom"
!macroend
