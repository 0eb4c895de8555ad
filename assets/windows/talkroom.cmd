@echo off
rem The commands for IT staff: talkroom status, talkroom policy check ... The exit code is the command's own.
"%~dp0..\Talkroom.exe" --talkroom-command %*
exit /b %ERRORLEVEL%
