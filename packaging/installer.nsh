; "Open with" of text documents, for the person or the machine as the installation is.
!define VOICETRAY_OPEN "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"

!macro voicetrayOpens ENDING
  WriteRegStr SHELL_CONTEXT "${VOICETRAY_OPEN}\SupportedTypes" "${ENDING}" ""
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "${VOICETRAY_OPEN}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "${VOICETRAY_OPEN}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro voicetrayOpens ".txt"
  !insertmacro voicetrayOpens ".md"
  !insertmacro voicetrayOpens ".markdown"
  !insertmacro voicetrayOpens ".html"
  !insertmacro voicetrayOpens ".htm"
  !insertmacro voicetrayOpens ".xhtml"
  !insertmacro voicetrayOpens ".epub"
  !insertmacro voicetrayOpens ".docx"
  !insertmacro voicetrayOpens ".pdf"
  !insertmacro voicetrayOpens ".srt"
  !insertmacro voicetrayOpens ".vtt"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "${VOICETRAY_OPEN}"
!macroend
