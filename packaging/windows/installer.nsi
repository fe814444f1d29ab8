; The installer and the remover. Texts of both languages stand in installer-ja.nsh and installer-en.nsh.
; Defined on the command line: VERSION, TREE, OUT, SIZE_KB, HERE (this folder), MOMENT (for the same bytes twice).
Unicode true
Target amd64-unicode
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user   ; no administrator is needed; /ALLUSERS asks for one
CRCCheck force               ; a damaged file says so instead of installing half

!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include LogicLib.nsh
!include WordFunc.nsh

!define NAME "居住支援ケース管理"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\KyojuDesktop"
!define DATA "$LOCALAPPDATA\KyojuDesktop"
Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
Icon "${HERE}/kyoju.ico"
UninstallIcon "${HERE}/kyoju.ico"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1041 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1041 "FileDescription" "${NAME} インストーラー"
VIAddVersionKey /LANG=1041 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1041 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1041 "LegalCopyright" "Apache License 2.0"

Var AllUsers      ; 1: for every user of this PC
Var Shortcuts     ; 0: none
Var Preset        ; the prefecture's preset file, if there is one
Var Installed     ; the version that is there already
Var DeleteData    ; 2: asked for twice

!define MUI_ICON "${HERE}/kyoju.ico"
!define MUI_UNICON "${HERE}/kyoju.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\Kyoju.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(TEXT_RUN)"
!define MUI_WELCOMEPAGE_TEXT "$(TEXT_WELCOME)"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(TEXT_DIRECTORY)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro MUI_LANGUAGE "English"
!include "${HERE}/installer-ja.nsh"
!include "${HERE}/installer-en.nsh"

; End with a code for the prefecture's IT (see packaging/README.md), and a sentence for whoever sits there.
!macro Stop code text
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

Function .onInit
  System::Call 'kernel32::SetFileApisToOEM()'
  System::Call 'kernel32::SetFileApisToANSI()'
  ${IfNot} ${RunningX64}
    !insertmacro Stop 10 "$(TEXT_NOT_64)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    !insertmacro Stop 10 "$(TEXT_OLD_WINDOWS)"
  ${EndIf}
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro Stop 10 "$(TEXT_OLD_WINDOWS)"
  ${EndIf}
  Call ReadSwitches
  ${If} $AllUsers == 1
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      !insertmacro Stop 11 "$(TEXT_NOT_ADMIN)"
    ${EndIf}
    SetShellVarContext all
    ${If} $INSTDIR == ""
      StrCpy $INSTDIR "$PROGRAMFILES64\Kyoju"
    ${EndIf}
  ${Else}
    SetShellVarContext current
    ${If} $INSTDIR == ""
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Kyoju"
    ${EndIf}
  ${EndIf}
  SetRegView 64
  ReadRegStr $Installed SHCTX "${KEY}" "DisplayVersion"
  ${If} $Installed != ""
    ${VersionCompare} "${VERSION}" "$Installed" $0
    ${If} $0 == 2
      !insertmacro Stop 12 "$(TEXT_NEWER_THERE)"
    ${EndIf}
    ReadRegStr $0 SHCTX "${KEY}" "InstallLocation"
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$0\*.*"
      StrCpy $INSTDIR $0   ; an update goes where the program is
    ${EndIf}
  ${EndIf}
FunctionEnd

Function ReadSwitches
  StrCpy $AllUsers 0
  StrCpy $Shortcuts 1
  StrCpy $Preset ""
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    StrCpy $AllUsers 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/NOSHORTCUTS" $R1
  ${IfNot} ${Errors}
    StrCpy $Shortcuts 0
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/PRESET=" $R1
  ${IfNot} ${Errors}
    StrCpy $Preset $R1
    ${IfNot} ${FileExists} "$Preset"
      !insertmacro Stop 13 "$(TEXT_NO_PRESET)"
    ${EndIf}
  ${ElseIf} ${FileExists} "$EXEDIR\preset.toml"
    StrCpy $Preset "$EXEDIR\preset.toml"
  ${EndIf}
FunctionEnd

; A running program holds its own file: nothing can be written to it. What was typed in it is saved as a draft.
!macro WaitForProgram un
Function ${un}WaitForProgram
  StrCpy $1 0
  again:
  ${IfNot} ${FileExists} "$INSTDIR\Kyoju.exe"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "$INSTDIR\Kyoju.exe" a
  ${IfNot} ${Errors}
    FileClose $0
    Return
  ${EndIf}
  IntOp $1 $1 + 1
  ${If} $1 < 20
    Sleep 500
    Goto again
  ${EndIf}
  IfSilent 0 +3
    SetErrorLevel 14
    Quit
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(TEXT_RUNNING)" IDRETRY retry
  SetErrorLevel 14
  Quit
  retry:
  StrCpy $1 1
  Goto again
FunctionEnd
!macroend
!insertmacro WaitForProgram ""
!insertmacro WaitForProgram "un."

Section
  Call WaitForProgram
  ${GetRoot} "$INSTDIR" $0
  ${DriveSpace} "$0\" "/D=F /S=K" $1
  ${If} $1 != ""
  ${AndIf} $1 < ${SIZE_KB}
    !insertmacro Stop 15 "$(TEXT_NO_SPACE)"
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\installing" w
  ${If} ${Errors}
    !insertmacro Stop 16 "$(TEXT_READ_ONLY)"
  ${EndIf}
  FileClose $0
  RMDir /r "$INSTDIR\lib"        ; of the version before; what is the clerk's lies elsewhere
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\*.pyd"
  Delete "$INSTDIR\*.dll"
  Delete "$INSTDIR\python3*.zip"
  Delete "$INSTDIR\python3*._pth"
  SetOutPath "$INSTDIR"
  SetOverwrite on
  ClearErrors
  File /r "${TREE}/*"
  ${If} ${Errors}
    !insertmacro Stop 17 "$(TEXT_WRITE_FAILED)"
  ${EndIf}
  ${If} $Preset != ""
    CopyFiles /SILENT "$Preset" "$INSTDIR\preset.toml"
  ${EndIf}
  ${If} ${FileExists} "$EXEDIR\preset\*.*"  ; the prefecture's words of the forms: preset\wording\<form>.json
    CopyFiles /SILENT "$EXEDIR\preset" "$INSTDIR"
  ${EndIf}
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  ${If} $Shortcuts == 1
    CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\Kyoju.exe"
    CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\Kyoju.exe"
  ${EndIf}
  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\Kyoju.exe"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  Delete "$INSTDIR\installing"
SectionEnd

Function un.onInit
  SetRegView 64
  ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $AllUsers 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  ; The data are kept unless they were asked for twice: two questions, or two switches.
  StrCpy $DeleteData 0
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/DELETEDATA" $R1
  ${IfNot} ${Errors}
    IntOp $DeleteData $DeleteData + 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/YESALLCASES" $R1
  ${IfNot} ${Errors}
    IntOp $DeleteData $DeleteData + 1
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.WaitForProgram
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\*.pyd"
  Delete "$INSTDIR\*.dll"
  Delete "$INSTDIR\python3*.zip"
  Delete "$INSTDIR\python3*._pth"
  Delete "$INSTDIR\Kyoju.exe"
  Delete "$INSTDIR\KyojuAdmin.exe"
  Delete "$INSTDIR\preset.toml"
  RMDir /r "$INSTDIR\preset"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\installing"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "${KEY}"
  SetShellVarContext current
  ${If} ${FileExists} "${DATA}\*.*"
    IfSilent decided
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(TEXT_DELETE_DATA)" IDNO decided
    IntOp $DeleteData $DeleteData + 1
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(TEXT_DELETE_DATA_SURE)" IDNO decided
    IntOp $DeleteData $DeleteData + 1
    decided:
    ${If} $DeleteData == 2
      RMDir /r "${DATA}"
    ${EndIf}
  ${EndIf}
SectionEnd
