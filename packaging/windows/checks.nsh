; What is asked before anything is changed.
Var Problem       ; exit code of what was found, 0: nothing
Var ProblemText

Function ReadSwitches
  StrCpy $AllUsers 0
  StrCpy $Shortcuts 1
  StrCpy $Preset ""
  ${GetParameters} $Words
  ${Do}
    Call NextWord
    StrCpy $0 $Word 8
    ${If} $Word == ""
      ${Break}
    ${ElseIf} $Word == "/?"
      MessageBox MB_OK|MB_ICONINFORMATION "$(TEXT_HELP)" /SD IDOK
      SetErrorLevel 0
      Quit
    ${ElseIf} $Word == "/ALLUSERS"
      StrCpy $AllUsers 1
    ${ElseIf} $Word == "/NOSHORTCUTS"
      StrCpy $Shortcuts 0
    ${ElseIf} $0 == "/PRESET="
      StrCpy $Preset $Word "" 8
    ${Else}
      Call SharedSwitch
    ${EndIf}
  ${Loop}
FunctionEnd

Function un.ReadSwitches
  StrCpy $DeleteData 0
  StrCpy $AllUsers 0
  StrCpy $Raised 0
  ${GetParameters} $Words
  ${Do}
    Call un.NextWord
    ${If} $Word == ""
      ${Break}
    ${ElseIf} $Word == "/?"
      MessageBox MB_OK|MB_ICONINFORMATION "$(TEXT_REMOVE_HELP)" /SD IDOK
      SetErrorLevel 0
      Quit
    ${ElseIf} $Word == "/DELETEDATA"
      IntOp $DeleteData $DeleteData | 1
    ${ElseIf} $Word == "/YESALLCASES"
      IntOp $DeleteData $DeleteData | 2
    ${Else}
      Call un.SharedSwitch
    ${EndIf}
  ${Loop}
FunctionEnd

; What is installed already, for this user or for all: never an older one over it, never two side by side (two
; versions would open the same data).
Function FindInstalled
  ReadRegStr $R0 HKLM "${KEY}" "DisplayVersion"
  ReadRegStr $R1 HKCU "${KEY}" "DisplayVersion"
  ${If} $AllUsers == 1
    StrCpy $Installed $R0
    StrCpy $R2 $R1
  ${Else}
    StrCpy $Installed $R1
    StrCpy $R2 $R0
  ${EndIf}
  Push $Installed
  Call RefuseOlder
  Push $R2
  Call RefuseOlder
  ${If} $R2 != ""
    ${If} $AllUsers == 1
      ${Stop} 22 "$(TEXT_THERE_FOR_ONE)"
    ${Else}
      ${Stop} 22 "$(TEXT_THERE_FOR_ALL)"
    ${EndIf}
  ${EndIf}
  ${If} $Installed == ""
    Return
  ${EndIf}
  ReadRegStr $0 SHCTX "${KEY}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\*.*"
    StrCpy $INSTDIR $0   ; an update goes where the program is
    StrCpy $Present "$(TEXT_PRESENT)"
  ${Else}
    StrCpy $Installed ""
  ${EndIf}
  ClearErrors
  ReadRegDWORD $0 SHCTX "${KEY}" "Shortcuts"
  ${IfNot} ${Errors}
  ${AndIf} $0 = 0
    StrCpy $Shortcuts 0   ; once without shortcuts, always without
  ${EndIf}
FunctionEnd

Function RefuseOlder
  Pop $Word
  ${If} $Word != ""
    ${VersionCompare} "${VERSION}" "$Word" $0
    ${If} $0 = 2
      ${Stop} 12 "$(TEXT_NEWER_THERE)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function FindPreset
  ${If} $Preset != ""
    ; a folder is no file
    ${IfNot} ${FileExists} "$Preset"
    ${OrIf} ${FileExists} "$Preset\*.*"
      ${Stop} 13 "$(TEXT_NO_PRESET)"
    ${EndIf}
  ${ElseIf} ${FileExists} "$EXEDIR\preset.toml"
    StrCpy $Preset "$EXEDIR\preset.toml"
  ${EndIf}
  ${If} $Preset != ""
  ${OrIf} ${FileExists} "$EXEDIR\preset\*.*"
    StrCpy $Present "$Present$(TEXT_PRESET)"   ; whoever did not lay it there should know of it
  ${EndIf}
FunctionEnd

!macro Found code text
  StrCpy $Problem ${code}
  StrCpy $ProblemText "${text}"
  Return
!macroend

; May the program go to $INSTDIR? $Problem tells; nothing stays changed.
Function CheckTarget
  StrCpy $Problem 0
  System::Call 'kernel32::GetFullPathNameW(w "$INSTDIR",i ${NSIS_MAX_STRLEN},w.r0,p 0)i.r1'
  ${If} $1 > ${MOST_PATH}
    !insertmacro Found 20 "$(TEXT_PATH_TOO_LONG)"
  ${EndIf}
  StrCpy $INSTDIR $0
  StrCpy $0 $INSTDIR 1 -1
  System::Call 'shlwapi::PathIsRootW(w "$INSTDIR")i.r1'
  ${If} $1 <> 0
    !insertmacro Found 20 "$(TEXT_DRIVE_ROOT)"
  ${EndIf}
  ${If} $0 == "\"
    StrCpy $INSTDIR $INSTDIR -1
  ${EndIf}
  Call CheckPlace
  ${If} $Problem = 0
    Call CheckSpace
  ${EndIf}
  ${If} $Problem = 0
    Call CheckWriting
  ${EndIf}
FunctionEnd

; Not among the data, not into a folder with files of somebody else, and for all users where not all may write.
Function CheckPlace
  SetShellVarContext current
  StrCpy $0 "${DATA}\"
  ${If} $AllUsers == 1
    SetShellVarContext all
    ; elsewhere (C:\Kyoju) Windows lets every user write, and all others would run what one puts there
    StrLen $1 "$PROGRAMFILES64\"
    StrCpy $2 $INSTDIR $1
    ${If} $2 != "$PROGRAMFILES64\"
      !insertmacro Found 20 "$(TEXT_UNPROTECTED)"
    ${EndIf}
  ${EndIf}
  StrLen $1 $0
  StrCpy $2 "$INSTDIR\" $1
  ${If} $2 == $0
    !insertmacro Found 20 "$(TEXT_IN_DATA)"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${LIST}"
  ${OrIf} ${FileExists} "$INSTDIR\installing"
  ${OrIf} ${FileExists} "$INSTDIR\installing.new\*.*"
  ${OrIf} $Installed != ""
    Return   ; ours
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR"
  ${AndIfNot} ${FileExists} "$INSTDIR\*.*"
    !insertmacro Found 20 "$(TEXT_NO_FOLDER)"
  ${EndIf}
  FindFirst $0 $1 "$INSTDIR\*.*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != "Uninstall.exe"   ; a remover that was waited for may be left
      StrCpy $Problem 20
      StrCpy $ProblemText "$(TEXT_NOT_EMPTY)"
      ${Break}
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
FunctionEnd

; The free space that this user has, in the nearest folder that exists (a network share and a quota count as well).
Function CheckSpace
  StrCpy $Existing "$INSTDIR"
  ${Do}
    ; not FileExists: in the top of an empty drive there is nothing to find
    System::Call 'kernel32::GetFileAttributesW(w "$Existing\")i.r0'
    ${If} $0 <> -1
      ${Break}
    ${EndIf}
    ${GetParent} "$Existing" $Existing
    ${If} $Existing == ""
      !insertmacro Found 16 "$(TEXT_READ_ONLY)"
    ${EndIf}
  ${Loop}
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$Existing\",*l.r1,p 0,p 0)i.r2'
  ${If} $2 = 0
    Return   ; Windows does not say: the writing will
  ${EndIf}
  System::Int64Op $1 / 1024
  Pop $1
  System::Int64Op $1 < ${NEED_KB}
  Pop $1
  ${If} $1 = 1
    !insertmacro Found 15 "$(TEXT_NO_SPACE)"
  ${EndIf}
FunctionEnd

; Write a file there, and take it away again with every folder that was made for it.
Function CheckWriting
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\kyoju-try.tmp" w
  ${If} ${Errors}
    StrCpy $Problem 16
    StrCpy $ProblemText "$(TEXT_READ_ONLY)"
  ${Else}
    FileClose $0
    Delete "$INSTDIR\kyoju-try.tmp"
  ${EndIf}
  Call RemoveEmpty
FunctionEnd
