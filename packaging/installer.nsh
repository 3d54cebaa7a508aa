; Windows lists Voicetray under "Open with" for the documents that it reads, and finds it by its name. What opens them by
; itself is not touched, and all that is written lies under two keys, so that removing the program removes it.

!define COMMAND_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\voicetray.exe"

!macro openWith ENDING
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" "${ENDING}" ""
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "${COMMAND_KEY}" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "Voicetray"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro openWith ".txt"
  !insertmacro openWith ".text"
  !insertmacro openWith ".md"
  !insertmacro openWith ".markdown"
  !insertmacro openWith ".mdown"
  !insertmacro openWith ".html"
  !insertmacro openWith ".htm"
  !insertmacro openWith ".xhtml"
  !insertmacro openWith ".epub"
  !insertmacro openWith ".docx"
  !insertmacro openWith ".pdf"
  !insertmacro openWith ".srt"
  !insertmacro openWith ".vtt"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "${COMMAND_KEY}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
!macroend
